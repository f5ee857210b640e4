import CaseDomain
import Testing

@testable import DeskUI

/// A desk at which nobody sits is not drawn again until a minute has passed.
@Suite struct RestingDeskTests {
  @Test func restsUntilTheMinuteIsOver() {
    var world = World(now: World.at(23, 9, 30))
    world.start()
    let now = world.now
    world.press(.down)
    // A key may have been the beginning of a text.
    #expect(!world.desk.rests(at: now))
    world.send(.tick(now + 2))
    while world.desk.hasWork { world.send(.proceed) }
    #expect(world.desk.rests(at: now + 59))
    #expect(!world.desk.rests(at: now + 60))
    world.press(.f(2))
    world.send(.input(.text("操场")))
    world.send(.tick(now + 5))
    // What is typed is kept by and by.
    #expect(!world.desk.rests(at: now + 6))
  }
}
