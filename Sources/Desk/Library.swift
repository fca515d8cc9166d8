import Foundation
import Ingestion
import Reading
import Store

/// The database as the desk uses it: opened for each page and closed again, so that a nightly run finds nobody in its way.
///
/// While something is written nothing of this program reads: to close a second look at the file would take SQLite's locks from it.
final class Library: @unchecked Sendable {
    /// Path of the database.
    let path: String
    private let turns: UnsafeMutablePointer<pthread_rwlock_t>
    private let counting = NSLock()
    // Under `counting`.
    private var queue: ReviewQueue?
    private var conflicts: (run: Int64, pairs: [Store.Contradiction])?
    // Held while they are found: whoever comes meanwhile waits for it and does not find them, too.
    private let finding = NSLock()

    init(_ path: String) {
        self.path = path
        turns = .allocate(capacity: 1)
        pthread_rwlock_init(turns, nil)
    }

    deinit {
        pthread_rwlock_destroy(turns)
        turns.deallocate()
    }

    /// Reads in a snapshot of its own.
    func read<Value>(_ body: (Store) throws -> Value) throws -> Value {
        pthread_rwlock_rdlock(turns)
        defer { pthread_rwlock_unlock(turns) }
        let store = try Store(path: path, for: .reading)
        defer { try? store.close() }
        return try body(store)
    }

    /// Writes under the lock that every run takes.
    ///
    /// - Throws: ``StoreError`` with reason `locked` where another run holds it.
    func write<Value>(_ body: (Store) throws -> Value) throws -> Value {
        pthread_rwlock_wrlock(turns)
        defer { pthread_rwlock_unlock(turns) }
        let lock = try RunLock(database: path, holder: "dushu desk")
        let store = try Store(path: path, for: .writing)
        // The database is closed while the lock is still held.
        defer { withExtendedLifetime(lock) { try? store.close() } }
        let value = try body(store)
        _ = try store.fold()
        return value
    }

    /// Counts what waits for review anew the next time.
    func forgetQueue() { counting.withLock { queue = nil } }

    /// Pairs that are kept at most: to find each takes some microseconds, and so long nothing is written.
    private static let mostPairs = 100_000

    /// Some of the pairs of observations that cannot both be true. Behind the first page they are all found once for every run, and kept: to pass
    /// over thousands of them takes as long as to find them.
    func contradictions(in store: Store, limit: Int, offset: Int) throws -> [Store.Contradiction] {
        guard let run = try store.lastEnded(), offset + limit <= Library.mostPairs else {
            return try store.contradictions(limit: limit, offset: offset)
        }
        if let kept = counting.withLock({ conflicts?.run == run ? conflicts?.pairs : nil }) {
            return Array(kept.dropFirst(offset).prefix(limit))
        }
        guard offset > 0 else {
            let first = try store.contradictions(limit: limit)
            // who sees that there are more will turn the page
            if first.count == limit { findConflicts() }
            return first
        }
        return Array(try foundConflicts(of: run, in: store).dropFirst(offset).prefix(limit))
    }

    private func foundConflicts(of run: Int64, in store: Store) throws -> [Store.Contradiction] {
        finding.lock()
        defer { finding.unlock() }
        if let kept = counting.withLock({ conflicts?.run == run ? conflicts?.pairs : nil }) { return kept }
        let pairs = try store.contradictions(limit: Library.mostPairs)
        counting.withLock { conflicts = (run, pairs) }
        return pairs
    }

    /// Finds them while somebody reads another page.
    func findConflicts() {
        Thread.detachNewThread { [self] in
            // where it fails the next page says why
            try? read { store in
                guard let run = try store.lastEnded() else { return }
                _ = try foundConflicts(of: run, in: store)
            }
        }
    }

    /// What waits for review; counted anew after every run that read pages.
    func reviewQueue(in store: Store) throws -> ReviewQueue {
        counting.lock()
        defer { counting.unlock() }
        let run = try store.lastReading()
        if let queue, queue.run == run { return queue }
        let new = try store.reviewQueue()
        queue = new
        return new
    }
}
