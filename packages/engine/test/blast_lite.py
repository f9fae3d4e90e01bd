"""Writes blast-lite.json: a year of life as NREL's BLAST-Lite sees it, for ageing.test.ts.
Python 3.11, NumPy below 2.4 (it needs trapz): pip install blast-lite==1.1.1 "numpy<2"; python3 blast_lite.py > blast-lite.json; npx biome check --write blast-lite.json
Not 1.1.0 from PyPI: its NMC-Gr A and B1 norm temperature by 293.15 + 35 K where the commit and 1.1.1 have 273.15 + 35 K.

Calendar: constant temperature and charge, hourly samples. Cycle: each day, sampled every 10 minutes, rests at soc_max, is
discharged from 08:00 at C_rate, rests at soc_min, is charged from 18:00 at C_rate. BLAST-Lite steps a day at a time by Euler's rule, deepens the
swing as the capacity falls, and takes as C-rate the mean of |dSoC/dt| over the whole day, rests included (column crate, of the first day)."""
import json

import numpy as np
from blast import models

cells = {
    "LFP 250 Ah": models.Lfp_Gr_250AhPrismatic,
    "NMC 75 Ah": models.NMC_Gr_75Ah_A,
    "NMC 50 Ah": models.NMC_Gr_50Ah_B1,
    "NMC811 LG M50": models.Nmc811_GrSi_LGM50_5Ah_Battery,
}
windows = [(0.9, 0.1, 0.4), (0.8, 0.4, 0.4), (1.0, 0.0, 0.4), (0.9, 0.1, 1.0)]


def live(cell, time, soc, celsius):
    model = cell()
    model.simulate_battery_life({"Time_s": time, "SOC": soc, "Temperature_C": np.full_like(time, celsius)})
    return model


def rate(model, kind):
    return next(float(v[1]) for k, v in model.rates.items() if k.replace("_", "") == kind)


def calendar(cell, celsius, soc):
    time = np.arange(0.0, 365 * 86400 + 1, 3600)
    model = live(cell, time, np.full_like(time, soc), celsius)
    return [celsius, soc, float(model.stressors["t_days"][-1]), float(model.outputs["q"][-1]), rate(model, "kcal")]


def cycle(cell, celsius, high, low, c_rate):
    time = np.arange(0.0, 365 * 86400 + 1, 600)
    hour = np.arange(144) / 6
    ramp = (high - low) / c_rate
    day = np.interp(hour, [0, 8, 8 + ramp, 18, 18 + ramp, 24], [high, high, low, low, high, high])
    model = live(cell, time, np.resize(day, len(time)), celsius)
    stress, out = model.stressors, model.outputs
    crate = stress["Cdis" if "Cdis" in stress else "Crate"][1]
    values = [stress["t_days"][-1], stress["efc"][-1], out["q"][-1], out["q_t"][-1], out["q_EFC"][-1], stress["dod"][1], crate]
    return [celsius, high, low, c_rate, *map(float, values), rate(model, "kcyc")]


print(json.dumps({
    "origin": "BLAST-Lite 1.1.0 @ bae8c719, National Renewable Energy Laboratory; run from its release 1.1.1, which gives the same figures",
    "licence": "BSD-3-Clause",
    "made_by": "blast_lite.py, which says what each case is",
    "calendar_columns": ["T_C", "SoC", "t_days", "q", "kcal"],
    "calendar": {name: [calendar(cell, celsius, soc) for celsius in (-20, 0, 10, 25, 35, 45, 55) for soc in (0.3, 0.5, 0.8, 1.0)] for name, cell in cells.items()},
    "cycle_columns": ["T_C", "soc_max", "soc_min", "C_rate", "t_days", "efc", "q", "q_t", "q_EFC", "dod", "crate", "kcyc"],
    "cycle": {name: [cycle(cell, celsius, *window) for celsius in (0, 10, 25, 40) for window in windows] for name, cell in cells.items()},
}))
