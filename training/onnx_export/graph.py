"""A small builder of ONNX graphs with half-precision weights that are cast when the session loads."""

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

OPSET = 20
FUSED = "com.microsoft"
FLOAT, INT64 = TensorProto.FLOAT, TensorProto.INT64


class Graph:
    """Collects nodes and weights; every method that adds a node returns the names of its outputs."""

    def __init__(self, name: str):
        self.name, self.nodes, self.weights, self.inputs, self.outputs = name, [], [], [], []
        self.constants: dict[tuple, str] = {}
        self.count = 0

    def fresh(self, stem: str) -> str:
        self.count += 1
        return f"{stem}_{self.count}"

    def input(self, name: str, shape: list, kind: int = FLOAT) -> str:
        self.inputs.append(helper.make_tensor_value_info(name, kind, shape))
        return name

    def output(self, value: str, name: str, shape: list, kind: int = FLOAT) -> None:
        self.nodes.append(helper.make_node("Identity", [value], [name]))
        self.outputs.append(helper.make_tensor_value_info(name, kind, shape))

    def op(self, kind: str, *inputs: str, outs: int = 1, **attributes):
        made = [self.fresh(kind.lower()) for _ in range(outs)]
        self.nodes.append(helper.make_node(kind, list(inputs), made, name=self.fresh(f"{kind}_node"), **attributes))
        return made[0] if outs == 1 else made

    def fused(self, kind: str, *inputs: str, **attributes) -> str:
        """An operation of ONNX Runtime's own domain, for what has no fused form in the standard one; a device without it leaves it to the CPU."""
        return self.op(kind, *inputs, domain=FUSED, **attributes)

    def ints(self, *values: int) -> str:
        """A constant int64 vector, shared when asked for twice."""
        return self.constant(np.asarray(values, np.int64))

    def constant(self, array: np.ndarray) -> str:
        key = (array.dtype.str, array.shape, array.tobytes())
        if key not in self.constants:
            self.constants[key] = self.fresh("constant")
            self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), self.constants[key]))
        return self.constants[key]

    def scalar(self, value: float) -> str:
        return self.constant(np.asarray(value, np.float32))

    def weight(self, tensor: torch.Tensor) -> str:
        """A float32 value stored as float16; small ones stay float32."""
        array = tensor.detach().float().cpu().numpy()
        if array.size < 1024:
            return self.constant(array)
        name = self.fresh("weight")
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array.astype(np.float16)), name))
        return self.op("Cast", name, to=FLOAT)

    def exact(self, tensor: torch.Tensor) -> str:
        """A value that stays float32: a sum with 1 would lose its last bits as float16."""
        return self.constant(tensor.detach().float().cpu().numpy())

    def linear(self, x: str, layer: torch.nn.Linear) -> str:
        return self.affine(x, layer.weight.T, layer.bias)

    def affine(self, x: str, weight: torch.Tensor, bias: torch.Tensor) -> str:
        """x @ weight + bias on the last axis."""
        return self.op("Add", self.op("MatMul", x, self.weight(weight)), self.weight(bias))

    def flat(self, x: str, layer: torch.nn.Linear, width: int | None = None) -> str:
        """`linear` as one Gemm over rows: [rows, width]; x is brought to rows where its `width` is given."""
        rows = x if width is None else self.op("Reshape", x, self.ints(-1, width))
        return self.op("Gemm", rows, self.weight(layer.weight.T), self.weight(layer.bias))

    def norm(self, x: str, width: int, layer: torch.nn.LayerNorm | None = None) -> str:
        """LayerNormalization on the last axis with explicit weights."""
        plain = layer is None or layer.weight is None
        scale = torch.ones(width) if plain else layer.weight
        bias = torch.zeros(width) if plain else layer.bias
        return self.op("LayerNormalization", x, self.weight(scale), self.weight(bias), axis=-1,
                       epsilon=1e-6 if layer is None else layer.eps)

    def model(self) -> onnx.ModelProto:
        """The checked model."""
        graph = helper.make_graph(self.nodes, self.name, self.inputs, self.outputs, self.weights)
        own = [helper.make_opsetid(FUSED, 1)] if any(node.domain == FUSED for node in self.nodes) else []
        domains = [helper.make_opsetid("", OPSET), *own]
        made = helper.make_model(graph, opset_imports=domains, producer_name="reelgraph-training", ir_version=9)
        onnx.checker.check_model(made)
        return made
