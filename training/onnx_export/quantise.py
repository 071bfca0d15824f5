"""Writes an int8 form of a transformer: `python -m training.onnx_export.quantise transformer/model.onnx transformer/model.int8.onnx`.

Weights of matrix products become int8 of seven bits, one scale a column: processors without VNNI add pairs of products in 16 bits,
which eight would overflow, silently. Activations are quantised while the model runs. Weights that are stored in half precision
behind a Cast are brought to float32 first, since quantisation looks at stored weights only. Put beside `transformer/model.onnx`, the file is what `--precision int8` takes. Needs onnx and onnxruntime.
"""

import logging
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic


def without_casts(model: onnx.ModelProto) -> onnx.ModelProto:
    """Replaces Cast(stored half-precision weight) by the float32 weight."""
    stored = {w.name: w for w in model.graph.initializer}
    for node in [n for n in model.graph.node if n.op_type == "Cast" and n.input[0] in stored]:
        weight = numpy_helper.to_array(stored[node.input[0]]).astype(np.float32)
        model.graph.initializer.append(numpy_helper.from_array(weight, node.output[0]))
        model.graph.node.remove(node)
    used = {name for node in model.graph.node for name in node.input}
    for weight in [w for w in model.graph.initializer if w.name not in used]:
        model.graph.initializer.remove(weight)
    return model


def quantise(source: Path, target: Path) -> None:
    """Writes `target` from `source`."""
    logging.getLogger().setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        onnx.save(without_casts(onnx.load(source)), plain)
        quantize_dynamic(plain, target, op_types_to_quantize=["MatMul"], per_channel=True, weight_type=QuantType.QInt8, reduce_range=True,
                         extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT})


if __name__ == "__main__":
    quantise(Path(sys.argv[1]), Path(sys.argv[2]))
