import Foundation

/// Runs `work` and returns its result and how long it took, in seconds.
func timed<Result>(_ work: () throws -> Result) rethrows -> (result: Result, seconds: Double) {
    let clock = ContinuousClock()
    let start = clock.now
    let result = try work()
    let passed = start.duration(to: clock.now).components
    return (result, Double(passed.seconds) + Double(passed.attoseconds) * 1e-18)
}

/// Runs `work` and returns its result and how long a processor was at it, in seconds: other programs do not count.
func worked<Result>(_ work: () throws -> Result) rethrows -> (result: Result, seconds: Double) {
    try measured(by: CLOCK_PROCESS_CPUTIME_ID, work)
}

/// The same of the thread that calls: what others do beside it, on another core, does not count.
func workedHere<Result>(_ work: () throws -> Result) rethrows -> (result: Result, seconds: Double) {
    try measured(by: CLOCK_THREAD_CPUTIME_ID, work)
}

private func measured<Result>(by clock: clockid_t, _ work: () throws -> Result) rethrows -> (result: Result, seconds: Double) {
    func now() -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
    let start = now()
    let result = try work()
    return (result, now() - start)
}

/// A number with `places` decimals, without a locale.
func decimal(_ value: Double, _ places: Int = 2) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let rounded = (value * scale).rounded()
    let whole = String(Int64(rounded / scale))
    guard places > 0 else { return whole }
    let rest = String(Int64(rounded.magnitude) % Int64(scale))
    return whole + "." + String(repeating: "0", count: places - rest.count) + rest
}

/// One line of the result: what was measured, the number, its unit.
func report(_ what: String, _ value: String, _ unit: String) {
    let padding = String(repeating: " ", count: max(1, 44 - what.unicodeScalars.count))
    print(what + padding + value + " " + unit)
}

/// Bytes as millions.
func megabytes(_ bytes: Int) -> Double { Double(bytes) / 1e6 }
