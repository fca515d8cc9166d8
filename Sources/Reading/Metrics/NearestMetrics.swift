/// Registered metrics that look like a phrase.
///
/// Every character of every name leads to the names that hold it, so that only names which share characters are looked at.
public struct NearestMetrics {
    /// A character, and which one of its kind in the name it is.
    private struct Mark: Hashable {
        var scalar: UInt32
        var ordinal: Int
    }

    private let names: [(canonical: String, count: Int)]
    private let places: [[Int32]]
    private let marks: [Mark: Int]

    /// Knows the names and aliases of `registry`.
    public init(_ registry: MetricRegistry) {
        self.init(registry.metrics.map { ($0.name, $0.name) } + registry.aliases.map { ($0.alias, $0.metric) })
    }

    /// Knows words, each with the name that it stands for.
    public init(_ words: [(word: String, canonical: String)]) {
        var names: [(canonical: String, count: Int)] = []
        var places: [[Int32]] = []
        var marks: [Mark: Int] = [:]
        for (word, canonical) in words {
            let list = NearestMetrics.marks(word)
            for mark in list {
                if let known = marks[mark] {
                    places[known].append(Int32(names.count))
                } else {
                    marks[mark] = places.count
                    places.append([Int32(names.count)])
                }
            }
            names.append((canonical, list.count))
        }
        (self.names, self.places, self.marks) = (names, places, marks)
    }

    /// The metrics that share most characters with `phrase`, more than half of all that both have; the nearest first.
    public func nearest(to phrase: String, count: Int = 3) -> [String] {
        let asked = NearestMetrics.marks(phrase)
        var shared: [Int32: Int] = [:]
        for mark in asked {
            guard let list = marks[mark] else { continue }
            for name in places[list] { shared[name, default: 0] += 1 }
        }
        var best: [String: Double] = [:]
        for (index, common) in shared {
            let name = names[Int(index)]
            let score = Double(2 * common) / Double(asked.count + name.count)
            if score > 0.5, score > best[name.canonical] ?? 0 { best[name.canonical] = score }
        }
        return best.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(count).map(\.key)
    }

    private static func marks(_ word: String) -> [Mark] {
        var seen: [UInt32: Int] = [:]
        return NameResolution.scalars(word).map { scalar in
            seen[scalar, default: 0] += 1
            return Mark(scalar: scalar, ordinal: seen[scalar] ?? 1)
        }
    }
}
