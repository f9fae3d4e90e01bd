"""Recomputes the group of parallel-cells.json: four unlike cells with one RC pair each, at constant total current.
Python 3.11, NumPy and SciPy: python3 parallel_cells.py > new.json && mv new.json parallel-cells.json && npx biome check --write parallel-cells.json

A differential-algebraic system, the cells' one voltage V solved out of sum(i) = I at every instant:
  i_j = (OCV(z_j) - v_j - V)/R0_j    dz_j/dt = -i_j/Q_j    dv_j/dt = (R1_j i_j - v_j)/tau    OCV(z) = 3 + z + 0.2 z^2
The ladders are figures of liionpack and are left as they are."""
import json
from pathlib import Path

import numpy as np
from scipy.integrate import solve_ivp

fixture = json.loads((Path(__file__).parent / "parallel-cells.json").read_text())
group = fixture["group"]
Q, R0, R1 = (np.array(group[key]) * scale for key, scale in (("Q_Ah", 3600), ("R0_Ohm", 1), ("R1_Ohm", 1)))
tau, total = group["tau_s"], group["I_total_A"]


def currents(state):
    z, v = np.split(state, 2)
    source = 3 + z + 0.2 * z**2 - v
    voltage = (np.sum(source / R0) - total) / np.sum(1 / R0)
    return voltage, (source - voltage) / R0


def slope(_, state):
    i = currents(state)[1]
    return np.concatenate([-i / Q, (R1 * i - np.split(state, 2)[1]) / tau])


times = [0, 1, 10, 60, 300, 600, 1200, 1800]
start = np.concatenate([np.full(len(Q), group["z0"]), np.zeros(len(Q))])
life = solve_ivp(slope, (0, times[-1]), start, method="DOP853", t_eval=times, rtol=1e-12, atol=1e-14)
group["trajectory"] = []
for t, state in zip(times, life.y.T):
    voltage, i = currents(state)
    group["trajectory"].append({"t_s": t, "V": voltage, "I_A": i.tolist(), "z": state[: len(Q)].tolist()})
print(json.dumps(fixture))
