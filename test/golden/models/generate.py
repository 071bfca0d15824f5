"""Writes the tiny bundles that the tests of engine/models use, and what they must give: `python generate.py`.

The networks are not trained: each is a few operations with weights from a formula, so that every wire matters
(noise level, time, shot, text, mask, memory) and the whole bundle stays a few kilobytes.
Needs numpy, onnx and onnxruntime.
"""

import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

HERE = Path(__file__).parent
FLOAT, HALF, INT64 = TensorProto.FLOAT, TensorProto.FLOAT16, TensorProto.INT64
C, D, WORDS = 4, 8, ["[PAD]", "[UNK]", "a", "and", "blue", "fox", "red", "runs", "sleeps", "the"]


def wave(*shape, salt=1.0):
    i = np.arange(np.prod(shape), dtype=np.float64)
    return (np.sin(0.37 * i + salt) * np.cos(0.011 * i * salt)).astype(np.float32).reshape(shape)


class Graph:
    def __init__(self):
        self.nodes, self.weights, self.ins, self.outs, self.n = [], [], [], [], 0

    def take(self, name, shape, kind=FLOAT):
        self.ins.append(helper.make_tensor_value_info(name, kind, shape))
        return name

    def give(self, value, name, shape, kind=FLOAT):
        self.nodes.append(helper.make_node("Identity", [value], [name]))
        self.outs.append(helper.make_tensor_value_info(name, kind, shape))

    def op(self, kind, *inputs, **attributes):
        self.n += 1
        self.nodes.append(helper.make_node(kind, list(inputs), [f"v{self.n}"], **attributes))
        return f"v{self.n}"

    def const(self, array):
        self.n += 1
        self.weights.append(numpy_helper.from_array(np.asarray(array), f"w{self.n}"))
        return f"w{self.n}"

    def ints(self, *values):
        return self.const(np.asarray(values, np.int64))

    def num(self, value):
        return self.const(np.float32(value))

    def save(self, path, opset=17, check=True, domains=()):
        graph = helper.make_graph(self.nodes, "tiny", self.ins, self.outs, self.weights)
        opsets = [helper.make_opsetid("", opset), *(helper.make_opsetid(d, 1) for d in domains)]
        model = helper.make_model(graph, opset_imports=opsets, producer_name="reelgraph-tests", ir_version=8)
        if check:
            onnx.checker.check_model(model)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(model.SerializeToString())


def text_encoder(path, mask=True):
    g = Graph()
    ids = g.take("input_ids", ["B", "L"], INT64)
    x = g.op("Gather", g.const(wave(len(WORDS), D, salt=0.7)), ids)
    if mask:
        seen = g.op("Cast", g.take("attention_mask", ["B", "L"], INT64), to=FLOAT)
        x = g.op("Mul", x, g.op("Unsqueeze", seen, g.ints(2)))
    g.give(x, "last_hidden_state", ["B", "L", D])
    g.save(path)


def transformer(path, kind=FLOAT, dims=("B", "F", "h", "w"), opset=17):
    """velocity = latents·(1 + sigma) + time + shot/10 + (mask @ text) @ W, all per frame."""
    g, (b, f, h, w) = Graph(), dims
    value = (lambda x: x) if kind == FLOAT else (lambda x: g.op("Cast", x, to=FLOAT))
    latents = value(g.take("latents", [b, C, f, h, w], kind))
    sigma, time = (value(g.take(n, [b, f], kind)) for n in ("sigma", "frame_time"))
    shot = g.op("Cast", g.take("shot", [b, f], INT64), to=FLOAT)
    text, mask = value(g.take("text", [b, "L", D], kind)), value(g.take("text_mask", [b, f, "L"], kind))
    frame = g.op("Add", time, g.op("Mul", shot, g.num(0.1)))
    said = g.op("MatMul", g.op("MatMul", mask, text), g.const(wave(D, C, salt=1.3)))
    said = g.op("Unsqueeze", g.op("Transpose", said, perm=[0, 2, 1]), g.ints(3, 4))
    level = g.op("Unsqueeze", g.op("Add", sigma, g.num(1)), g.ints(1, 3, 4))
    v = g.op("Add", g.op("Add", g.op("Mul", latents, level), g.op("Unsqueeze", frame, g.ints(1, 3, 4))), said)
    if kind != FLOAT:
        v = g.op("Cast", v, to=kind)
    g.give(v, "velocity", [b, C, f, h, w], kind)
    g.save(path, opset)


def earlier(g, x, rank):
    """x one latent frame later, zeros first."""
    pads = [0] * (2 * rank)
    pads[2] = 1
    return g.op("Pad", g.op("Slice", x, g.ints(0), g.ints(-1), g.ints(2)), g.ints(*pads))


def bigger(g, x, time):
    x = g.op("Slice", x, g.ints(0), g.ints(3), g.ints(1))
    return g.op("Resize", x, "", g.const(np.float32([1, 1, time, 8, 8])), mode="nearest", coordinate_transformation_mode="asymmetric",
                nearest_mode="floor")


def picturebook(folder):
    text_encoder(folder / "text_encoder/model.onnx")
    transformer(folder / "transformer/model.onnx")
    transformer(folder / "transformer/model.fp16.onnx", HALF)
    quantize_dynamic(folder / "transformer/model.onnx", folder / "transformer/model.int8.onnx", weight_type=QuantType.QInt8)
    g = Graph()  # two memories, one behind the other: a frame depends on the two latents before it
    x = g.take("latents", ["B", C, "F", "h", "w"])
    for _ in range(2):
        x = g.op("Add", x, g.op("Mul", earlier(g, x, 5), g.num(0.5)))
    g.give(bigger(g, x, 2), "frames", ["B", 3, "T", "H", "W"])
    g.save(folder / "vae_decoder/model.onnx")
    g = Graph()
    x = g.op("Squeeze", g.take("latent", ["B", C, 1, "h", "w"]), g.ints(2))
    after = []
    for i in range(2):
        state = g.take(f"state_{i}", ["B", C, "h", "w"])
        after.append(x)
        x = g.op("Add", x, g.op("Mul", state, g.num(0.5)))
    g.give(bigger(g, g.op("Unsqueeze", x, g.ints(2)), 2), "frames", ["B", 3, 2, "H", "W"])
    for i, state in enumerate(after):
        g.give(state, f"next_state_{i}", ["B", C, "h", "w"])
    g.save(folder / "vae_decoder/streaming.onnx")
    g = Graph()
    x = g.op("AveragePool", g.take("frames", ["B", 3, "T", "H", "W"]), kernel_shape=[2, 8, 8], strides=[2, 8, 8])
    first = g.op("Slice", x, g.ints(0), g.ints(1), g.ints(1))
    g.give(g.op("Concat", x, first, axis=1), "latents", ["B", C, "F", "h", "w"])
    g.save(folder / "vae_encoder/model.onnx")
    vocabulary = {word: i for i, word in enumerate(WORDS)}
    special = [{"id": i, "content": WORDS[i], "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
               for i in range(2)]
    write(folder / "tokenizer/tokenizer.json", {
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": special, "normalizer": {"type": "Lowercase"},
        "pre_tokenizer": {"type": "Whitespace"}, "post_processor": None, "decoder": None,
        "model": {"type": "WordLevel", "vocab": vocabulary, "unk_token": "[UNK]"}})
    write(folder / "tokenizer/tokenizer_config.json", {"pad_token": "[PAD]", "unk_token": "[UNK]"})
    write(folder / "model_index.json", {"_class_name": "PicturebookPipeline"})
    write(folder / "bundle.json", {
        "format": "reelgraph-bundle", "version": 1, "id": "tiny-picturebook", "title": "Tiny picturebook", "family": "picturebook",
        "latentChannels": C, "compression": {"time": 2, "space": 8, "firstFrame": "same"}, "patch": 2, "latentSpace": "tiny-1",
        "prediction": "velocity", "timeConvention": "sigma", "text": {"maxTokens": 6, "width": D, "padId": 0, "unkId": 1},
        "maxFrames": 12, "fps": 8, "perFrameNoise": True, "maxShots": 3,
        "defaults": {"steps": 4, "guidance": 3, "shift": 1, "solver": "euler", "width": 32, "height": 32, "seconds": 1},
        "preview": {"factors": [[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 0]], "bias": [0, 0, 0], "range": [-1, 1]},
        "statesForStreamingDecoder": [{"input": f"state_{i}", "output": f"next_state_{i}", "channels": C, "scale": 1} for i in range(2)],
        "license": "Apache-2.0", "files": digests(folder)})


def flow(folder):
    """A plain Optimum export in the manner of Wan: no bundle.json, padded T5-like text, a first latent of one frame."""
    text_encoder(folder / "text_encoder/model.onnx")
    g = Graph()
    latents, step = g.take("hidden_states", ["B", C, "F", "h", "w"]), g.take("timestep", ["B"], INT64)
    text = g.take("encoder_hidden_states", ["B", "L", D])
    said = g.op("MatMul", g.op("ReduceMean", text, axes=[1], keepdims=0), g.const(wave(D, C, salt=1.3)))
    level = g.op("Unsqueeze", g.op("Div", g.op("Cast", step, to=FLOAT), g.num(1000)), g.ints(1, 2, 3, 4))
    v = g.op("Add", g.op("Mul", latents, level), g.op("Unsqueeze", said, g.ints(2, 3, 4)))
    g.give(v, "out_hidden_states", ["B", C, "F", "h", "w"])
    g.save(folder / "transformer/model.onnx")
    g = Graph()
    x = g.take("latent_sample", ["B", C, "F", "h", "w"])
    x = bigger(g, g.op("Add", x, g.op("Mul", earlier(g, x, 5), g.num(0.5))), 4)
    g.give(g.op("Slice", x, g.ints(3), g.ints(2**31), g.ints(2)), "sample", ["B", 3, "T", "H", "W"])
    g.save(folder / "vae_decoder/model.onnx")
    g = Graph()
    x = g.op("Pad", g.take("sample", ["B", 3, "T", "H", "W"]), g.ints(0, 0, 3, 0, 0, 0, 0, 0, 0, 0), mode="edge")
    x = g.op("AveragePool", x, kernel_shape=[4, 8, 8], strides=[4, 8, 8])
    x = g.op("Concat", x, g.op("Slice", x, g.ints(0), g.ints(1), g.ints(1)), axis=1)
    g.give(g.op("Concat", x, g.op("Mul", x, g.num(0)), axis=1), "latent_parameters", ["B", 2 * C, "F", "h", "w"])
    g.save(folder / "vae_encoder/model.onnx")
    pieces = [["<pad>", 0.0], ["</s>", 0.0], ["<unk>", 0.0], ["\u2581a", -1.0], ["\u2581fox", -2.0], ["\u2581red", -2.0], ["\u2581run", -2.5],
              ["s", -3.0], ["\u2581", -3.5], ["\u2581the", -1.5]]
    special = [{"id": i, "content": p[0], "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
               for i, p in enumerate(pieces[:3])]
    write(folder / "tokenizer/tokenizer.json", {
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": special, "normalizer": {"type": "Lowercase"},
        "pre_tokenizer": {"type": "Metaspace", "replacement": "\u2581", "add_prefix_space": True, "prepend_scheme": "always"},
        "post_processor": {"type": "TemplateProcessing", "single": [{"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": "</s>", "type_id": 0}}],
                           "pair": [{"Sequence": {"id": "A", "type_id": 0}}], "special_tokens": {"</s>": {"id": "</s>", "ids": [1], "tokens": ["</s>"]}}},
        "decoder": None, "model": {"type": "Unigram", "unk_id": 2, "vocab": pieces}})
    write(folder / "tokenizer/tokenizer_config.json", {"pad_token": "<pad>", "unk_token": "<unk>", "eos_token": "</s>", "model_max_length": 8})
    write(folder / "model_index.json", {"_class_name": "WanPipeline"})
    write(folder / "transformer/config.json", {"in_channels": C, "patch_size": [1, 2, 2]})
    write(folder / "vae_decoder/config.json", {"scale_factor_temporal": 4, "scale_factor_spatial": 8, "latents_mean": [0.1, 0.2, 0.3, 0.4],
                                               "latents_std": [1.0, 2.0, 0.5, 1.5]})
    write(folder / "scheduler/scheduler_config.json", {"flow_shift": 5.0})


def broken(folder):
    """Transformers with one fault each."""
    transformer(folder / "fixed-shape.onnx", dims=("B", 3, 4, 4))
    transformer(folder / "future-opset.onnx")
    model = onnx.load(folder / "future-opset.onnx")
    model.opset_import[0].version = 99
    (folder / "future-opset.onnx").write_bytes(model.SerializeToString())
    g = Graph()
    x = g.take("latents", ["B", C, "F", "h", "w"])
    g.nodes.append(helper.make_node("RunAnything", [x], ["y"], domain="evil.ops"))
    g.give("y", "velocity", ["B", C, "F", "h", "w"])
    g.save(folder / "custom-op.onnx", check=False, domains=["evil.ops"])
    for name, location in (("external-outside", "../../x"), ("external-absolute", "/etc/hostname"), ("external-inside", "weights.bin")):
        transformer(folder / f"{name}.onnx")
        model = onnx.load(folder / f"{name}.onnx")
        # Hidden in a branch of an If node, where a reader that looks at the main graph alone would miss it.
        branch = helper.make_graph([helper.make_node("Identity", ["far"], ["out"])], "branch", [], [helper.make_tensor_value_info("out", FLOAT, [C])])
        far = helper.make_tensor("far", FLOAT, [C], np.zeros(C, np.float32).tobytes(), raw=True)
        far.ClearField("raw_data")
        far.data_location = TensorProto.EXTERNAL
        for key, value in (("location", location), ("offset", "0"), ("length", str(4 * C))):
            far.external_data.add(key=key, value=value)
        branch.initializer.append(far)
        model.graph.initializer.append(numpy_helper.from_array(np.array(True), "yes"))
        model.graph.node.append(helper.make_node("If", ["yes"], ["unused"], then_branch=branch, else_branch=branch))
        (folder / f"{name}.onnx").write_bytes(model.SerializeToString())


def write(path, value):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, indent=1) + "\n")


def digests(folder):
    import hashlib
    return {str(p.relative_to(folder)): {"sha256": hashlib.sha256(p.read_bytes()).hexdigest(), "bytes": p.stat().st_size}
            for p in sorted(folder.rglob("*")) if p.is_file() and p.name != "bundle.json"}


def golden(folder):
    """What the clip decoder and one denoising step give, from the Python runtime."""
    f, size = 7, 4
    latents = wave(1, C, f, size, size, salt=2.0)
    ids = np.array([[2, 6, 5, 7]], np.int64)
    text = session(folder / "text_encoder/model.onnx").run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})[0]
    shot = np.array([[0, 0, 0, 1, 1, 2, 2]], np.int64)
    sigma, time = np.linspace(0, 1, f, dtype=np.float32)[None], (np.arange(f, dtype=np.float32) / 4)[None]
    mask = np.repeat((shot[0] == 1)[None, :, None], 4, 2).astype(np.float32)
    velocity = session(folder / "transformer/model.onnx").run(
        None, {"latents": latents, "sigma": sigma, "frame_time": time, "shot": shot, "text": text, "text_mask": mask})[0]
    frames = session(folder / "vae_decoder/model.onnx").run(None, {"latents": latents})[0]
    write(HERE / "tiny-picturebook.golden.json", {
        "caption": "a red fox runs", "shots": ["one", "one", "one", "two", "two", "three", "three"], "spoken": "two",
        "shape": [C, f, size, size], "latentsSalt": 2.0, "sigma": sigma[0].tolist(), "time": time[0].tolist(),
        "clean": (latents - sigma[:, None, :, None, None] * velocity).flatten().round(6).tolist(),
        # One value a colour and latent pixel: pictures are those, eight pixels wide.
        "frames": frames[0, :, :, ::8, ::8].flatten().round(6).tolist()})


def session(path):
    return onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])


if __name__ == "__main__":
    picturebook(HERE / "tiny-picturebook")
    flow(HERE / "tiny-flow")
    broken(HERE / "broken")
    golden(HERE / "tiny-picturebook")
