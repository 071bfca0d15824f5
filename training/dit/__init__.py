"""The diffusion transformer: velocity of a clip whose latent frames each carry their own noise level."""
