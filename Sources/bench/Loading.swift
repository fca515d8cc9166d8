import Reading

/// The vocabulary built from its tables: the first time, as a command does it, and the best of many.
func measureLoading() throws {
    func milliseconds() throws -> Double { try worked { _ = try Vocabulary.embedded() }.seconds * 1000 }
    let first = try milliseconds()
    var best = first
    for _ in 0..<50 { best = min(best, try milliseconds()) }
    report("load the vocabulary, first time", decimal(first), "ms")
    report("load the vocabulary, best of 50", decimal(best), "ms")
}
