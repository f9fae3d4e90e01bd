"""FASTSim 3 from PyPI: one electric car on UDDS, nothing saved on the way."""

from turns import take_turns

import fastsim

cycle = fastsim.Cycle.from_resource("udds.csv")
vehicle = fastsim.Vehicle.from_resource("2022_Renault_Zoe_ZE50_R135.yaml")
vehicle.set_save_interval(None)
ready = fastsim.SimDrive(vehicle, cycle)


def checked():
    drive = ready.copy()
    drive.run()
    state = drive.to_dict()["veh"]
    km = state["state"]["dist_meters"] / 1e3
    energy = state["pt_type"]["BEV"]["res"]["state"]["energy_out_electrical_joules"]
    return {"vehicle": "2022 Renault Zoe ZE50 R135", "cycle": "udds", "km": km, "Wh_per_km": energy / 3600 / km}


take_turns(checked(), ready.copy, lambda drive: drive.run())
