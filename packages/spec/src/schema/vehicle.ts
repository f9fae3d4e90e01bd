import { z } from 'zod'
import { nonNegative, oneOf, positive, quantity, share, text, told } from '../quantity.ts'
import { splitShare, splits } from './drive-control.ts'
import { driveHeat } from './drive-heat.ts'
import { sectionSource, sources } from './provenance.ts'

const body = z
  .strictObject({
    source: sectionSource,
    kerb_mass: quantity('mass', positive, 'Mass in running order without driver.'),
    drag_coefficient: quantity('ratio', { above: 0, most: 2 }, 'Drag coefficient Cd; with frontal_area.').optional(),
    frontal_area: quantity('area', positive, 'Projected frontal area; with drag_coefficient.').optional(),
    drag_area: quantity('area', positive, 'Drag area Cd·A, where the two are not known apart.').optional(),
    driveline_drag: quantity('force', nonNegative, 'Constant drag of brakes and wheel bearings at the wheels.').optional(),
    rotating_mass: quantity('mass', nonNegative, 'What wheels and rotors add to the inertia, as a mass at the road.'),
    wheelbase: quantity('length', positive, 'Distance of the axles.'),
    centre_of_gravity_height: quantity('length', positive, 'Height of the centre of gravity above the road.'),
    front_axle_share: quantity('ratio', share, 'Share of the weight on the front axle at rest.'),
  })
  .describe('The body: mass, air, geometry.')

export const roadLoad = z
  .strictObject({
    source: sectionSource,
    a: quantity('force', nonNegative, 'Constant term.'),
    b: quantity('force per speed', {}, 'Linear term.'),
    c: quantity('force per squared speed', positive, 'Quadratic term.'),
    test_mass: quantity('mass', positive, 'Mass at which the road load was measured.'),
  })
  .describe(
    'Certified road load A + B·v + C·v² at 20 °C and one atmosphere, instead of drag and rolling resistance; it already holds the drag of the turning driveline.',
  )

const unit = z
  .strictObject({
    source: sectionSource,
    machine: text('The id of a machine in the library, or a path.'),
    ratio: quantity('ratio', positive, 'Machine speed over wheel speed.'),
    reducer_efficiency: quantity('ratio', share, 'Share of the torque that the reducer passes on under load.'),
    inverter_standing_loss: quantity('power', nonNegative, 'What the inverter takes while it switches, whatever the load.'),
    inverter_load_loss: quantity('ratio', nonNegative, "Inverter loss at full torque over the machine's peak power."),
    idle_drag: quantity(
      'force',
      nonNegative,
      'Drag at the wheels of an induction machine that is not excited, or of what turns on behind an open clutch.',
    ).optional(),
    disconnect: z
      .boolean({ error: told('true or false', 'Whether a clutch takes the machine off its axle when it does not work.') })
      .describe('Whether a clutch takes the machine off its axle when it does not work.')
      .optional(),
    heat: driveHeat.optional(),
  })
  .describe('Inverter, machine and reducer of one axle.')

/** `vehicles/<id>.yaml` */
export const vehicle = z
  .strictObject({
    name: text('The name, as people say it.'),
    variant: text('What tells it from its sisters: pack, wheel.').optional(),
    note: z.string().optional(),
    sources,
    body,
    road_load: roadLoad.optional(),
    wheels: z
      .strictObject({
        source: sectionSource,
        tyre: text('The id of a tyre in the library, or a path.'),
        grip: quantity('ratio', { above: 0, most: 3 }, 'Peak friction of tyre on dry road.'),
      })
      .describe('The tyres and their grip.'),
    drive: z
      .strictObject({
        lead: oneOf(['front', 'rear'], 'The axle that drives and brakes first.'),
        split: splits.optional(),
        source: sectionSource,
        follow_share: splitShare.optional(),
        front: unit.optional(),
        rear: unit.optional(),
      })
      .superRefine((drive, context) => {
        if (drive[drive.lead] === undefined)
          context.addIssue({
            code: 'custom',
            path: ['lead'],
            message: told('an axle that has a drive', `Describe drive.${drive.lead}, or let the other axle lead.`),
          })
        if ((drive.split === 'fixed') !== (drive.follow_share !== undefined))
          context.addIssue({
            code: 'custom',
            path: ['follow_share'],
            message: told(drive.split === 'fixed' ? 'a share' : 'no share', 'A fixed split needs the share of the axle that follows, another has none.'),
          })
      })
      .describe('The drive of each axle that has one.'),
    battery: z.strictObject({ pack: text('The id of a pack in the library, or a path.') }).describe('The pack.'),
    regeneration: z
      .strictObject({
        source: sectionSource,
        fade_start: quantity('speed', positive, 'Above it regeneration gives all it can.'),
        fade_end: quantity('speed', nonNegative, 'Below it the friction brakes do all.'),
        share: quantity(
          'ratio',
          { least: 0, most: 1 },
          'Share of a retarding force that is asked of the machines, the friction brakes take the rest; all of it without.',
        ).optional(),
        charge_share: quantity('ratio', share, 'What of the power that the pack takes regeneration uses; all of it without.').optional(),
        rear_deceleration: quantity(
          'ratio',
          positive,
          'Deceleration, over that of gravity, that the rear axle may give by its machine alone, so that the car stays stable; what its tyres hold without.',
        ).optional(),
      })
      .describe('Between which speeds regeneration fades out, and how much of the braking it does.'),
    warm_up: z
      .strictObject({
        source: sectionSource,
        cold_drag: quantity(
          'temperature coefficient',
          nonNegative,
          'By how much tyres, gears and bearings hold back more for each kelvin that they are below 20 °C.',
        ),
        conductance: quantity('thermal conductance', positive, 'From tyres and gears to the air.'),
        time: quantity('time', positive, 'Time constant with which they warm by their own drag, and cool.'),
      })
      .describe('How tyres and gears warm up; without it only the temperature of the air counts.')
      .optional(),
    brakes: z
      .strictObject({ source: sectionSource, force: quantity('force', positive, 'What the friction brakes can give at the road.') })
      .describe('The friction brakes.'),
    auxiliaries: z
      .strictObject({ source: sectionSource, power: quantity('power', nonNegative, 'Controls, pumps, lights, screens; climate apart.') })
      .describe('What the car draws besides driving.'),
    charging: z
      .strictObject({
        source: sectionSource,
        wall_efficiency: quantity('ratio', share, "Energy into the pack over energy from the wall, the car's own draw while charging included."),
        ac_power: quantity('power', positive, 'What the on-board charger can draw.').optional(),
        onboard_efficiency: quantity('ratio', share, 'Energy out of the on-board charger over energy into it.').optional(),
      })
      .describe('Charging from the wall.'),
    top_speed: quantity('speed', positive, 'The declared limiter.'),
    software: text('The id of a version of the motor software in the library, or a path. What it says goes before what this file says.').optional(),
  })
  .superRefine((car, context) => {
    const { drag_coefficient, frontal_area, drag_area } = car.body
    const product = drag_coefficient !== undefined && frontal_area !== undefined
    const ways = [product, drag_area !== undefined, car.road_load !== undefined].filter(Boolean).length
    if (ways !== 1)
      context.addIssue({
        code: 'custom',
        path: ['body'],
        message: told(
          'exactly one of: drag_coefficient with frontal_area, drag_area, or a road_load section',
          ways === 0 ? 'Without one of them nothing holds the car back in the air.' : 'Two would count the air twice.',
          ways === 0 ? 'none' : `${ways} of them`,
        ),
      })
    if (car.regeneration.fade_end.si >= car.regeneration.fade_start.si)
      context.addIssue({
        code: 'custom',
        path: ['regeneration', 'fade_end', 'value'],
        message: told(
          `a speed below fade_start (${car.regeneration.fade_start.value} ${car.regeneration.fade_start.unit})`,
          'Regeneration is zero at fade_end and full at fade_start.',
        ),
      })
  })

export type VehicleSpec = z.infer<typeof vehicle>
