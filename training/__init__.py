"""Training of the embedded model *picturebook*: world, codec, text encoder, DiT, export, checks."""
