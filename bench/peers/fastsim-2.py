"""
FASTSim 2 from PyPI, its Rust drive: one electric car on UDDS.
`sim_drive` steps through the cycle and adds up where the energy went; `sim_drive_walk` only steps.
"""

import sys

from turns import take_turns

import fastsim
from fastsim.fastsimrust import RustSimDrive

cycle = fastsim.cycle.Cycle.from_file("udds").to_rust()
vehicle = fastsim.vehicle.Vehicle.from_file("2022_Renault_Zoe_ZE50_R135.csv", to_rust=True).to_rust()
ready = RustSimDrive(cycle, vehicle)
charge = vehicle.max_soc
drives = {"sim_drive": lambda drive: drive.sim_drive(charge), "sim_drive_walk": lambda drive: drive.sim_drive_walk(charge)}
drive_once = drives[sys.argv[1]]


def checked():
    drive = ready.copy()
    drive_once(drive)
    km = sum(drive.dist_m.tolist()) / 1e3
    kilojoules = sum(drive.ess_kw_out_ach.tolist())  # kW over steps of 1 s
    return {"vehicle": "2022 Renault Zoe ZE50 R135", "cycle": "udds", "km": km, "Wh_per_km": kilojoules / 3.6 / km}


take_turns(checked(), ready.copy, drive_once)
