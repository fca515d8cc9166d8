import Reading
import Reporting

/// Which end of a metric is the first place, as the vocabulary says; more where it says nothing.
func metricDirections() throws -> (String) -> Direction {
    let vocabulary = try Vocabulary.embedded()
    var known: [String: Direction] = [:]
    return { metric in
        if let direction = known[metric] { return direction }
        let direction: Direction = vocabulary.better(metric) < 0 ? .less : .more
        known[metric] = direction
        return direction
    }
}
