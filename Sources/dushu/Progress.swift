import Foundation

/// A count that runs on a terminal and is silent anywhere else.
struct Progress {
    private let total: Int?
    private let isShown = isatty(2) == 1

    /// Makes a progress towards `total`, where that is known.
    init(of total: Int? = nil) { self.total = total }

    /// Shows that `done` documents are done.
    func show(_ done: Int) {
        guard isShown, done % 10 == 0 || done == total else { return }
        write("\r\(done)" + (total.map { " of \($0)" } ?? "") + " documents")
    }

    /// Takes the line away.
    func clear() { if isShown { write("\r\u{1B}[K") } }

    private func write(_ text: String) { writeToStandardError(text) }
}
