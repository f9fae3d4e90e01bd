//! The same drive as ../fastsim-3.py, without Python around it; a peer's side of the turns as in ../turns.py.

use fastsim_core::prelude::*;
use fastsim_core::si;
use fastsim_core::traits::{HistoryMethods, SerdeAPI};
use std::io::BufRead;
use std::time::{Duration, Instant};

fn main() {
    let cycle = Cycle::from_resource("udds.csv", false).unwrap();
    let mut vehicle = Vehicle::from_resource("2022_Renault_Zoe_ZE50_R135.yaml", false).unwrap();
    vehicle.set_save_interval(None).unwrap();
    let ready = SimDrive::new(vehicle, cycle, None);

    tell_checked(&ready);
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let drives: u32 = line.strip_prefix("run ").and_then(|n| n.parse().ok()).expect("run <drives>");
        let mut elapsed = Duration::ZERO;
        for _ in 0..drives {
            let mut drive = ready.clone();
            let start = Instant::now();
            drive.run().unwrap();
            elapsed += start.elapsed();
        }
        println!("{{\"ms_per_drive\": {}}}", 1e3 * elapsed.as_secs_f64() / f64::from(drives));
    }
}

fn tell_checked(ready: &SimDrive) {
    let mut drive = ready.clone();
    drive.run().unwrap();
    let unknown = || String::from("not found");
    let km = drive.veh.state.dist.get_fresh(unknown).unwrap().get::<si::kilometer>();
    let pack = &drive.veh.res().unwrap().state;
    let energy = pack.energy_out_electrical.get_fresh(unknown).unwrap().get::<si::watt_hour>();
    println!("{{\"vehicle\": \"2022 Renault Zoe ZE50 R135\", \"cycle\": \"udds\", \"km\": {km}, \"Wh_per_km\": {}}}", energy / km);
}
