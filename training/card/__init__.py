"""One run on one large card: codec, previews and DiT within given minutes, and weights that travel in small files."""
