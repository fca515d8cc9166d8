import Store

extension Observation {
    /// Whether one document prints both: what two documents say may have been revised between them.
    func isPrinted(with other: Observation) -> Bool { document == nil || other.document == nil || document == other.document }
}
