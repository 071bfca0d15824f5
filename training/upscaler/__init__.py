"""The upscaler: ESRGAN as published in an npm package, rebuilt as an ONNX graph for models/upscaler."""
