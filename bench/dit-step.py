"""The PyTorch side of dit-step.ts: reads commands as JSON lines, answers each with a JSON line.

{"do": "open", "threads", "checkpoint", "config"} → {"parameters", "weights", "torch"}
{"do": "step", "batch", "frames", "height", "width", "length"} → {"ms"}   one forward pass in eager mode
{"do": "gemms", "list": [[a shape, b shape, times]], "path"} → {}          the same matrix products alone, as one graph
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def open_net(threads: int, checkpoint: str, config: str) -> tuple:
    import torch

    torch.set_num_threads(threads)
    torch.set_num_interop_threads(1)
    from training.weights import Generator, half, load_generator

    if Path(checkpoint).exists():
        net, weights = load_generator(Path(checkpoint))[0].dit, "the checkpoint's"
    else:
        net, weights = half(Generator(json.loads(Path(config).read_text())["dit"])).dit, "random ones of the same shape"
    return net, {"parameters": sum(p.numel() for p in net.parameters()), "weights": weights, "torch": torch.__version__}


def step(net, batch: int, frames: int, height: int, width: int, length: int) -> dict:
    import torch

    config = net.config
    feeds = (torch.randn(batch, config.latent, frames, height, width), torch.rand(batch, frames), torch.rand(batch, frames),
             torch.zeros(batch, frames, dtype=torch.int64), torch.randn(batch, length, config.text), torch.ones(batch, frames, length))
    with torch.inference_mode():
        started = time.perf_counter()
        net(*feeds)
        return {"ms": (time.perf_counter() - started) * 1000}


def gemms(products: list, path: str) -> dict:
    """One MatMul an entry and time; only shapes leave the graph, so that nothing but the products is paid for."""
    nodes, weights, inputs, seen, shapes = [], [], [], {}, []
    random = np.random.default_rng(0)

    def given(shape: list) -> str:
        name = seen.setdefault(tuple(shape), f"x{len(seen)}")
        if all(i.name != name for i in inputs):
            inputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))
        return name

    for a, b, times in products:
        for _ in range(times):
            i = len(shapes)
            if len(b) == 2:  # a stored weight, as in the network
                weights.append(numpy_helper.from_array(random.standard_normal(b, dtype=np.float32), f"w{i}"))
                right = f"w{i}"
            else:
                right = given(b)
            nodes += [helper.make_node("MatMul", [given(a), right], [f"y{i}"]), helper.make_node("Shape", [f"y{i}"], [f"s{i}"])]
            shapes.append(f"s{i}")
    nodes.append(helper.make_node("Concat", shapes, ["done"], axis=0))
    graph = helper.make_graph(nodes, "gemms", inputs, [helper.make_tensor_value_info("done", TensorProto.INT64, ["N"])], weights)
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), path)
    return {}


def main() -> None:
    net = None
    for line in sys.stdin:
        command = json.loads(line)
        match command.pop("do"):
            case "open":
                net, answer = open_net(**command)
            case "step":
                answer = step(net, **command)
            case "gemms":
                answer = gemms(command["list"], command["path"])
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
