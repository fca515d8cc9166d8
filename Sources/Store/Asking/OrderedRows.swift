import Quantities

/// A million observations put in order by sorting small keys.
///
/// An observation is hundreds of bytes and holds several strings. Each is moved within the memory that it was read into, and never copied: to
/// exchange two elements of an array takes and gives up every string in them, and a second array would double the memory.
struct OrderedRows {
    private var rows: [Observation] = []
    private var places: [Int32] = []
    private var counts: [Int]

    /// Makes an empty list for about `capacity` rows of so many series.
    init(capacity: Int, seriesCount: Int) {
        rows.reserveCapacity(capacity)
        places.reserveCapacity(capacity)
        counts = [Int](repeating: 0, count: seriesCount)
    }

    /// Appends an observation of the series at `place`.
    @inline(__always) mutating func append(_ observation: consuming Observation, place: Int32) {
        rows.append(observation)
        places.append(place)
        counts[Int(place)] += 1
    }

    /// Gives up all rows: series by series, each in the order of ``SeriesRow/inOrder(_:_:)``.
    mutating func takeSorted() -> [Observation] {
        var sources = sortedKeys().map(\.index)
        places = []
        rows.withUnsafeMutableBufferPointer { rows in
            guard let base = rows.baseAddress else { return }
            // Round by round: the row that stands in the way is held in the hand until its own place comes.
            for start in sources.indices where sources[start] != Int32(start) {
                let held = (base + start).move()
                var place = start
                while sources[place] != Int32(start) {
                    let source = Int(sources[place])
                    (base + place).moveInitialize(from: base + source, count: 1)
                    sources[place] = Int32(place)
                    place = source
                }
                (base + place).initialize(to: held)
                sources[place] = Int32(place)
            }
        }
        defer { rows = [] }
        return rows
    }

    private func sortedKeys() -> [TimeKey] {
        var next = [Int](repeating: 0, count: counts.count + 1)
        for (place, count) in counts.enumerated() { next[place + 1] = next[place] + count }
        let starts = next
        var keys = [TimeKey](repeating: TimeKey(index: 0), count: places.count)
        for (index, place) in places.enumerated() {
            keys[next[Int(place)]] = TimeKey(rows[index], index: Int32(index))
            next[Int(place)] += 1
        }
        for (start, end) in zip(starts, starts.dropFirst()) where end - start > 1 {
            keys[start..<end].sort { left, right in
                left != right ? left < right : SeriesRow.inOrder(rows[Int(left.index)], rows[Int(right.index)])
            }
        }
        return keys
    }
}

/// What rows of one series are sorted by first: last day, first day, base.
struct TimeKey: Comparable {
    private var end: Int32 = 0
    private var start: Int32 = 0
    private var baseEnd: Int32 = 0
    private var baseStart: Int32 = 0
    /// Where the row stands; not compared.
    var index: Int32

    init(index: Int32) { self.index = index }

    init(_ observation: borrowing Observation, index: Int32) {
        end = observation.period.end?.number ?? .max
        start = observation.period.start?.number ?? .min
        baseEnd = observation.base?.end?.number ?? .min
        baseStart = observation.base?.start?.number ?? .min
        self.index = index
    }

    static func == (left: TimeKey, right: TimeKey) -> Bool {
        left.end == right.end && left.start == right.start && left.baseEnd == right.baseEnd && left.baseStart == right.baseStart
    }

    static func < (left: TimeKey, right: TimeKey) -> Bool {
        if left.end != right.end { return left.end < right.end }
        if left.start != right.start { return left.start < right.start }
        if left.baseEnd != right.baseEnd { return left.baseEnd < right.baseEnd }
        return left.baseStart < right.baseStart
    }
}
