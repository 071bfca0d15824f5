"""Trajectories of diffusers 0.35 and k-diffusion 0.1.1 on a small analytic denoiser, written to trajectories.json.

    pip install --no-deps "diffusers==0.35.*" "huggingface_hub<1" safetensors k-diffusion   (torch, numpy, scipy there)
    python test/golden/diffusion/generate.py

Where a library has no such sampler for x = (1-s) x0 + s n, the published equations are written out here in float64.
`tolerance` of a case is what the library's own precision allows (several of its schedulers compute in float32).
"""

import ast
import importlib.util
import json
import pathlib
import sys
import types

import numpy as np
import scipy.stats
import torch

N = 6
torch.manual_seed(7)
X = torch.randn(N, dtype=torch.float64)
NOISE = torch.randn(16, N, dtype=torch.float64)
INDEX = torch.arange(N, dtype=torch.float64)


def predict(x, s):
    """The denoiser, written again in the test: smooth, not linear, and different at every level."""
    return 0.7 * torch.tanh(1.3 * x - 0.4 * torch.roll(x, -1)) * (1 - 0.5 * s) + 0.1 * torch.sin(INDEX)


def uncond(x, s):
    return 0.5 * torch.tanh(x) * (1 - 0.3 * s)


def shifted(n, a, top=1.0):
    s = torch.linspace(top, 0, n + 1, dtype=torch.float64)
    return a * s / (1 + (a - 1) * s)


SCHEDULES = {
    "shift3-9": shifted(9, 3.0, 0.999),
    "uniform-5": shifted(5, 1.0, 0.98),
    "full-8": shifted(8, 3.0, 1.0),
    "karras-7": torch.tensor([*((0.99 ** (1 / 7) + np.linspace(0, 1, 7) * (0.01 ** (1 / 7) - 0.99 ** (1 / 7))) ** 7), 0]),
}
cases = []


def add(source, solver, schedule, trajectory, tolerance, options=None, noisy=False, levels=None):
    trajectory = [t.to(torch.float64) for t in trajectory]
    assert all(torch.isfinite(t).all() for t in trajectory), (source, solver, schedule)
    cases.append({
        "source": source, "solver": solver, "schedule": schedule, "tolerance": tolerance, "options": options or {},
        "sigmas": [float(v) for v in (SCHEDULES[schedule] if levels is None else levels)],
        "trajectory": [[float(v) for v in t] for t in trajectory], "noisy": noisy,
    })


# diffusers ---------------------------------------------------------------------------------------------------------
from diffusers import (  # noqa: E402
    DDIMScheduler, DPMSolverMultistepScheduler, FlowMatchEulerDiscreteScheduler, FlowMatchHeunDiscreteScheduler,
    UniPCMultistepScheduler,
)


def drive(scheduler, schedule, order=1, **kwargs):
    """Steps a scheduler whose sigmas are set by hand; the model answers with the flow velocity."""
    sigmas = SCHEDULES[schedule]
    n = len(sigmas) - 1
    scheduler.set_timesteps(n)
    if order == 2:
        sigmas = torch.cat([sigmas[:1], sigmas[1:-1].repeat_interleave(2), sigmas[-1:]])
    scheduler.sigmas = sigmas.clone()
    scheduler.timesteps = torch.arange(len(sigmas) - 1, dtype=torch.float64)
    scheduler.num_inference_steps = n
    scheduler.set_begin_index(0)
    x, out = X[None].clone(), []
    for i, t in enumerate(scheduler.timesteps):
        s = sigmas[i]
        v = (x - predict(x, s)) / s
        extra = {k: f(i) for k, f in kwargs.items()}
        x = scheduler.step(v, t, x, return_dict=True, **extra).prev_sample.to(torch.float64)
        if order == 1 or i % 2 == 1 or i == len(scheduler.timesteps) - 1:
            out.append(x[0])
    return out


FLOW = dict(prediction_type="flow_prediction", use_flow_sigmas=True, final_sigmas_type="zero", lower_order_final=True)
for schedule in SCHEDULES:
    add("diffusers FlowMatchEulerDiscrete", "euler", schedule, drive(FlowMatchEulerDiscreteScheduler(), schedule), 2e-6)
    add("diffusers FlowMatchHeunDiscrete", "heun", schedule, drive(FlowMatchHeunDiscreteScheduler(), schedule, 2), 2e-6)
    add("diffusers DPMSolverMultistep", "dpmpp-2m", schedule,
        drive(DPMSolverMultistepScheduler(algorithm_type="dpmsolver++", solver_order=2, **FLOW), schedule), 1e-6)
    add("diffusers DPMSolverMultistep sde", "dpmpp-2m-sde", schedule,
        drive(DPMSolverMultistepScheduler(algorithm_type="sde-dpmsolver++", solver_order=2, **FLOW), schedule,
              variance_noise=lambda i: NOISE[i]), 1e-6, noisy=True)
    try:
        unipc = drive(UniPCMultistepScheduler(solver_type="bh2", solver_order=2, **FLOW), schedule)
        add("diffusers UniPCMultistep", "unipc", schedule, unipc, 2e-6)
    except AssertionError:
        print("diffusers UniPC is not finite on", schedule)

# vp: DDIM on the levels that belong to ten of a thousand training steps.
for eta in (0.0, 0.6):
    scheduler = DDIMScheduler(clip_sample=False, set_alpha_to_one=True, timestep_spacing="trailing")
    scheduler.set_timesteps(8)
    acp = scheduler.alphas_cumprod.to(torch.float64)
    scheduler.alphas_cumprod = acp
    levels = torch.cat([(1 - acp[scheduler.timesteps]).sqrt(), torch.zeros(1, dtype=torch.float64)])
    x, out = X.clone(), []
    for i, t in enumerate(scheduler.timesteps):
        s = levels[i]
        eps = (x - (1 - s * s).sqrt() * predict(x, s)) / s
        # On the last step diffusers adds noise too; at level 0 there is none to add.
        last = i == len(scheduler.timesteps) - 1
        x = scheduler.step(eps, t, x, eta=0.0 if last else eta, variance_noise=None if last else NOISE[i]).prev_sample
        out.append(x)
    add("diffusers DDIM", "ddim", "training", out, 1e-6, {"parametrisation": "vp", "eta": eta}, eta > 0, levels)

# k-diffusion: only its sampling module, which needs none of the packages its __init__ asks for. ----------------------
root = next(pathlib.Path(p) / "k_diffusion" for p in sys.path if (pathlib.Path(p) / "k_diffusion/sampling.py").exists())
package = types.ModuleType("k_diffusion")
package.__path__ = [str(root)]
sys.modules["k_diffusion"] = package
stub = types.ModuleType("k_diffusion.utils")
stub.append_dims = lambda x, n: x[(...,) + (None,) * (n - x.ndim)]
sys.modules["k_diffusion.utils"] = package.utils = stub
for missing in ("torchdiffeq", "torchsde"):
    if importlib.util.find_spec(missing) is None:
        sys.modules[missing] = types.ModuleType(missing)
        sys.modules[missing].odeint = None
spec = importlib.util.spec_from_file_location("k_diffusion.sampling", root / "sampling.py")
sampling = importlib.util.module_from_spec(spec)
spec.loader.exec_module(sampling)


def counted():
    steps = iter(range(100))
    return lambda *_: NOISE[next(steps)][None]


def k_diffusion(name, schedule, alpha, noisy=False, **kwargs):
    """Runs a sampler of y = x0 + sigma n, with y = x / alpha and sigma = s / alpha."""
    s = SCHEDULES[schedule]
    sigmas = s / alpha(s)
    level = {float(v): (u, a) for v, u, a in zip(sigmas, s, alpha(s))}
    out = []

    def model(y, sigma):
        u, a = min(((abs(k - float(sigma)), v) for k, v in level.items()), key=lambda p: p[0])[1]
        return predict((y * a)[0], u)[None]

    def seen(step):
        if step["i"] > 0:
            out.append((step["x"] * alpha(s[step["i"]]))[0].clone())

    if noisy:
        kwargs["noise_sampler"] = counted()
    end = getattr(sampling, name)(model, (X / alpha(s[0]))[None], sigmas, callback=seen, disable=True, **kwargs)
    return out + [end[0]]


FLAT, FLOWA, VP = (lambda s: torch.ones_like(s)), (lambda s: 1 - s), (lambda s: (1 - s * s).sqrt())
for schedule in ("shift3-9", "karras-7", "full-8"):
    add("k-diffusion sample_euler", "euler", schedule, k_diffusion("sample_euler", schedule, FLAT), 1e-12)
    add("k-diffusion sample_heun", "heun", schedule, k_diffusion("sample_heun", schedule, FLAT), 1e-12)
for schedule in ("shift3-9", "karras-7", "uniform-5"):
    add("k-diffusion sample_dpmpp_2m", "dpmpp-2m", schedule, k_diffusion("sample_dpmpp_2m", schedule, FLOWA), 1e-11)
    add("k-diffusion sample_dpmpp_2m_sde", "dpmpp-2m-sde", schedule,
        k_diffusion("sample_dpmpp_2m_sde", schedule, FLOWA, True), 1e-11, noisy=True)
    add("k-diffusion sample_dpmpp_2m_sde eta", "dpmpp-2m-sde", schedule,
        k_diffusion("sample_dpmpp_2m_sde", schedule, FLOWA, True, eta=0.4), 1e-11, {"eta": 0.4}, True)
    vp = {"parametrisation": "vp"}
    add("k-diffusion sample_euler", "euler", schedule, k_diffusion("sample_euler", schedule, VP), 1e-11, vp)
    add("k-diffusion sample_heun", "heun", schedule, k_diffusion("sample_heun", schedule, VP), 1e-11, vp)
    add("k-diffusion sample_dpmpp_2m", "dpmpp-2m", schedule, k_diffusion("sample_dpmpp_2m", schedule, VP), 1e-11, vp)
    add("k-diffusion sample_euler_ancestral", "euler-ancestral", schedule,
        k_diffusion("sample_euler_ancestral", schedule, VP, True), 1e-11, vp, True)


# Published equations in the coordinates of x = (1-s) x0 + s n. --------------------------------------------------------
def written(schedule, update):
    s, x, old, out = SCHEDULES[schedule], X.clone(), None, []
    for i in range(len(s) - 1):
        x0 = predict(x, s[i])
        x = x0 if s[i + 1] == 0 else update(i, x, x0, old, s)
        old = x0
        out.append(x)
    return out


def ancestral(eta):
    """Rectified-flow ancestral Euler: down to s_down, then noise back to s' so that alpha and variance both fit."""
    def update(i, x, x0, _, s):
        down = s[i + 1] * (1 + (s[i + 1] / s[i] - 1) * eta)
        y = x + (down - s[i]) * (x - x0) / s[i]
        ratio = (1 - s[i + 1]) / (1 - down)
        return ratio * y + (s[i + 1] ** 2 - (down * ratio) ** 2).sqrt() * NOISE[i]
    return update


def lcm(i, _, x0, __, s):
    return (1 - s[i + 1]) * x0 + s[i + 1] * NOISE[i]


def res(i, x, x0, old, s):
    """arXiv 2308.02157 in t = -log s: exponential integrator, weights from the second-order conditions."""
    if old is None:
        return x + (s[i + 1] - s[i]) * (x - x0) / s[i]
    h = (s[i] / s[i + 1]).log()
    c = -(s[i - 1] / s[i]).log() / h
    phi1 = (1 - (-h).exp()) / h
    phi2 = (1 - phi1) / h
    return (-h).exp() * x + h * ((phi1 - phi2 / c) * x0 + phi2 / c * old)


def cfg_pp(i, x, x0, _, s):
    return (1 - s[i + 1]) * x0 + s[i + 1] * (x - (1 - s[i]) * uncond(x, s[i])) / s[i]


for schedule in SCHEDULES:
    add("rectified-flow ancestral", "euler-ancestral", schedule, written(schedule, ancestral(1.0)), 1e-12, noisy=True)
    add("rectified-flow ancestral", "euler-ancestral", schedule, written(schedule, ancestral(0.5)), 1e-12, {"eta": 0.5}, True)
    add("consistency sampling", "lcm", schedule, written(schedule, lcm), 1e-12, noisy=True)
    add("refined exponential multistep", "res-multistep", schedule, written(schedule, res), 1e-11)
    add("CFG++", "euler-cfg-pp", schedule, written(schedule, cfg_pp), 1e-12)

# Schedules ---------------------------------------------------------------------------------------------------------
schedules = []


def levels(name, steps, options, values):
    schedules.append({"name": name, "steps": steps, "options": options, "sigmas": [float(v) for v in values] + [0.0]})


# The one function of a pipeline whose module asks for the transformers package.
mochi = pathlib.Path(importlib.util.find_spec("diffusers").origin).parent / "pipelines/mochi/pipeline_mochi.py"
wanted = [node for node in ast.parse(mochi.read_text()).body if getattr(node, "name", "") == "linear_quadratic_schedule"]
exec(compile(ast.Module(wanted, []), str(mochi), "exec"))  # noqa: S102

for steps in (2, 7, 30):
    base = np.linspace(1.0, 1 / steps, steps)
    flow = FlowMatchEulerDiscreteScheduler(use_dynamic_shifting=True, shift_terminal=0.1)
    for tokens in (500, 4096, 20000):
        mu = 0.95 + (2.05 - 0.95) * (tokens - 1024) / (4096 - 1024)
        flow.set_timesteps(sigmas=base, mu=mu)
        levels("token-shift", steps, {"tokens": tokens}, flow.sigmas[:-1])
        plain = FlowMatchEulerDiscreteScheduler(use_dynamic_shifting=True)
        mu = 0.5 + (1.15 - 0.5) * (tokens - 256) / (4096 - 256)
        plain.set_timesteps(sigmas=base, mu=mu)
        levels("token-shift", steps, {"tokens": tokens, "baseShift": 0.5, "maxShift": 1.15, "lowTokens": 256, "terminal": 0},
               plain.sigmas[:-1])
    shift = FlowMatchEulerDiscreteScheduler(shift=5.0)
    shift.set_timesteps(sigmas=base)
    levels("shift", steps, {"shift": 5}, shift.sigmas[:-1])
    for name, flag in (("karras", "use_karras_sigmas"), ("exponential", "use_exponential_sigmas"), ("beta", "use_beta_sigmas")):
        bent = FlowMatchEulerDiscreteScheduler(**{flag: True})
        bent.set_timesteps(sigmas=np.linspace(1.0, 0.001, steps))
        levels(name, steps, {}, bent.sigmas[:-1])
    levels("linear-quadratic", steps, {}, linear_quadratic_schedule(steps, 0.025))
quantiles = [{"p": p, "a": a, "b": b, "x": float(scipy.stats.beta.ppf(p, a, b))}
             for a, b in ((0.6, 0.6), (0.5, 2.0), (3.0, 0.7), (5.0, 5.0)) for p in (1e-6, 0.01, 0.3, 0.5, 0.9, 0.9999)]

target = pathlib.Path(__file__).with_name("trajectories.json")
target.write_text(json.dumps({"x": X.tolist(), "noise": NOISE.tolist(), "cases": cases, "schedules": schedules,
                              "betaQuantiles": quantiles}, separators=(",", ":")) + "\n")
print(len(cases), "trajectories,", len(schedules), "schedules,", target.stat().st_size // 1024, "KiB")
