"""The codec: two video frames to one latent frame and back, by 2-D convolutions and a one-frame memory."""
