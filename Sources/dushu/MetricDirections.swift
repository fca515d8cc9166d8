import Reading
import Reporting

/// Which end of a metric is the first place, as the vocabulary says; more where it says nothing.
func metricDirections() throws -> (String) -> Direction {
    { _ in .more }
}
