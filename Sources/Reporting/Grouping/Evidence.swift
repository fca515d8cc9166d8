import Store

extension Observation {
    /// Name of the document that its evidence names first; nil where the evidence is of another sort.
    var document: Substring? {
        let first = evidence.prefix { $0 != ";" }
        return first.lastIndex(of: ":").map { first[..<$0] }
    }

    /// Whether one document prints both: what two documents say may have been revised between them.
    func isPrinted(with other: Observation) -> Bool { document == nil || other.document == nil || document == other.document }
}
