"""ONNX graphs written by hand: few small operations, no shape arithmetic inside blocks, standard operators only."""
