import Reading
import Reporting

/// Which end of a metric is the first place, as the vocabulary says; by size where it says nothing. A metric that a person has renamed
/// or split off is looked up by the name that it had before.
func metricDirections(in vocabulary: Vocabulary, names: MetricNames) -> (String) -> Direction {
    metricDirections(in: vocabulary.registry, names: names)
}

/// The same by the registered metrics alone.
func metricDirections(in registry: MetricRegistry, names: MetricNames) -> (String) -> Direction {
    var known: [String: Direction] = [:]
    return { metric in
        if let direction = known[metric] { return direction }
        let direction = Direction(registry.better(names.original(of: metric)))
        known[metric] = direction
        return direction
    }
}
