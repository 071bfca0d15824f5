"""Writes models/upscaler from an ESRGAN package: `python -m training.upscaler [--size thick] [--scale 4] [--bits 8]`."""

import argparse
import hashlib
import json
import sys
from pathlib import Path

import onnx

from ..refused import told
from .check import check, golden
from .graph import export_upscaler
from .layers import read_layers
from .package import PACKAGE, SIZES, VERSION, MissingPackage, fetch

OUT = Path(__file__).parents[2] / "models" / "upscaler"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=SIZES, default="thick")
    parser.add_argument("--scale", type=int, choices=(2, 3, 4), default=4)
    parser.add_argument("--bits", type=int, choices=(8, 16, 32), default=8, help="of a stored weight")
    parser.add_argument("--out", type=Path, default=OUT)
    wish = parser.parse_args()
    try:
        package = fetch(wish.size)
    except MissingPackage as missing:
        sys.exit(f"training.upscaler: {missing}")
    layers = read_layers(package / "models" / f"x{wish.scale}")
    graph = export_upscaler(layers, wish.bits)
    found = check(graph, export_upscaler(layers, 32), layers, package, wish.scale)
    wish.out.mkdir(parents=True, exist_ok=True)
    onnx.save(graph, wish.out / "model.onnx")
    (wish.out / "golden.json").write_text(json.dumps(golden(layers)) + "\n")
    files = {name: {"sha256": hashlib.sha256((wish.out / name).read_bytes()).hexdigest(), "bytes": (wish.out / name).stat().st_size}
             for name in ("model.onnx",)}
    info = {"format": "reelgraph-bundle", "version": 1, "id": "upscaler", "title": f"ESRGAN {wish.size} ×{wish.scale}", "family": "upscaler",
            "scale": wish.scale, "margin": 16, "border": 4, "tile": 256, "files": files, "license": "MIT",
            "source": {"package": PACKAGE.format(size=wish.size), "version": VERSION, "model": f"models/x{wish.scale}", "weights": f"{wish.bits} bits"}}
    (wish.out / "bundle.json").write_text(json.dumps(info, indent=1, ensure_ascii=False) + "\n")
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    told(main)
