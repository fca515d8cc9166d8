import Quantities
import Store

/// Observations put in order: series by series, each in time order.
///
/// Grouping is by hashing integers and counting, so a million rows take a fraction of a second.
struct Grouping {
    /// A series and where its observations stand in ``Grouping/order``.
    struct Series {
        var code: SeriesCode
        var rows: Range<Int>
    }

    /// The observations as they came.
    let observations: [Observation]
    /// Positions in `observations`, series by series, each by period, base and scope; of those that
    /// say the same thing the one that gives the value comes first: stated before derived, precise before rough.
    private(set) var order: [Int]
    /// All series, sorted as their keys are.
    private(set) var series: [Series]
    /// For every observation, a number that is the same where the scopes are the same.
    let scopes: [UInt32]

    /// Puts observations in order.
    init(_ observations: [Observation]) {
        self.observations = observations
        let (codes, groups, scopes) = Grouping.codes(of: observations)
        self.scopes = scopes
        var counts = [Int](repeating: 0, count: codes.count)
        for group in groups { counts[group] += 1 }
        series = []
        series.reserveCapacity(codes.count)
        var next = [Int](repeating: 0, count: codes.count)
        var start = 0
        for group in codes.indices.sorted(by: { codes[$0] < codes[$1] }) {
            next[group] = start
            series.append(Series(code: codes[group], rows: start..<start + counts[group]))
            start += counts[group]
        }
        order = [Int](repeating: 0, count: observations.count)
        for (position, group) in groups.enumerated() {
            order[next[group]] = position
            next[group] += 1
        }
        for one in series where one.rows.count > 1 { sortInTime(one.rows) }
    }

    /// Runs of series that belong together, in order.
    func runs(where together: (SeriesCode, SeriesCode) -> Bool) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start = 0
        for index in series.indices where index + 1 == series.count || !together(series[start].code, series[index + 1].code) {
            runs.append(start..<index + 1)
            start = index + 1
        }
        return runs
    }

    private mutating func sortInTime(_ rows: Range<Int>) {
        func key(_ position: Int) -> TimeKey { TimeKey(observations, position, scope: scopes[position]) }
        // Rows of the database mostly come in order, and most have days of their own.
        if zip(rows, rows.dropFirst()).allSatisfy({
            When(observations[order[$0]].period) < When(observations[order[$1]].period)
        }) {
            return
        }
        var last = key(order[rows.lowerBound])
        var isSorted = true
        for row in rows.dropFirst() where isSorted {
            let next = key(order[row])
            isSorted = last < next
            last = next
        }
        guard !isSorted else { return }
        let sorted = order[rows].map(key).sorted()
        for (row, key) in zip(rows, sorted) { order[row] = key.position }
    }

    /// Distinct series codes in order of first appearance, the series of every observation, and its scope.
    private static func codes(of observations: [Observation]) -> (codes: [SeriesCode], groups: [Int], scopes: [UInt32]) {
        var organizations = Interner()
        var metrics = Interner()
        var components = Interner()
        var bases = Interner()
        var units = Interner()
        var scopeNames = Interner()
        var scopes: [UInt32] = []
        scopes.reserveCapacity(observations.count)
        var groups: [Int] = []
        groups.reserveCapacity(observations.count)
        var known: [SeriesCode: Int] = [:]
        var codes: [SeriesCode] = []
        var last: ObjectIdentifier?
        for position in observations.indices {
            scopes.append(scopeNames.number(of: observations[position].hasScope ? observations[position].scope : ""))
            // Rows of one series mostly follow one another, and share its key.
            let identity = observations[position].series.identity
            if identity == last {
                groups.append(groups[position - 1])
                continue
            }
            last = identity
            let code = SeriesCode(
                organization: organizations.number(
                    of: observations[position].series.organization, listing: observations[position].series.listing),
                metric: metrics.number(of: observations[position].series.metric),
                component: components.number(of: observations[position].series.component),
                basis: bases.number(of: observations[position].series.basis),
                unit: units.number(of: observations[position].series.unit),
                kind: observations[position].series.kind.place)
            if let group = known[code] {
                groups.append(group)
            } else {
                known[code] = codes.count
                groups.append(codes.count)
                codes.append(code)
            }
        }
        let places = (organizations.places(), metrics.places(), components.places(), bases.places(), units.places())
        for index in codes.indices {
            codes[index].organization = places.0[Int(codes[index].organization)]
            codes[index].metric = places.1[Int(codes[index].metric)]
            codes[index].component = places.2[Int(codes[index].component)]
            codes[index].basis = places.3[Int(codes[index].basis)]
            codes[index].unit = places.4[Int(codes[index].unit)]
        }
        let scopePlaces = scopeNames.places()
        return (codes, groups, scopes.map { scopePlaces[Int($0)] })
    }
}
