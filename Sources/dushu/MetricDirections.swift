import Reading
import Reporting

/// Which end of a metric is the first place, as the vocabulary says; more where it says nothing.
func metricDirections(in vocabulary: Vocabulary) -> (String) -> Direction {
    var known: [String: Direction] = [:]
    return { metric in
        if let direction = known[metric] { return direction }
        let direction: Direction = vocabulary.better(metric) < 0 ? .less : .more
        known[metric] = direction
        return direction
    }
}
