import GRDB
import Quantities
import Reading

/// One thing that was looked at, and whether it is as it should be.
public struct HealthLine: Hashable, Sendable {
    /// What was looked at: `integrity references evidence decisions metrics ledger run backlog age quarantine silence`.
    public var check: String
    /// Whether it is as it should be.
    public var isGood: Bool
    /// One sentence for people.
    public var message: String

    init(_ check: String, _ isGood: Bool, _ message: String) {
        self.check = check
        self.isGood = isGood
        self.message = message
    }

    /// A line that is good where there is no problem.
    init(_ check: String, problem: String?, otherwise message: String) {
        self.init(check, problem == nil, problem ?? message)
    }
}

/// Looks at a database from all sides.
public struct Health {
    /// What is still good.
    public struct Limits: Sendable {
        /// Most days since the last ingest and since the newest issue; nil allows any.
        public var age: Int?
        /// Largest share of the last ingest's documents that may be quarantined, in percent; nil allows any.
        public var quarantined: Double?
        /// Smallest share of digit runs that must be accounted for, in percent; nil allows any.
        public var coverage: Double?
        /// The present day.
        public var today: Day

        /// Makes limits.
        public init(age: Int? = nil, quarantined: Double? = nil, coverage: Double? = nil, today: Day) {
            self.age = age
            self.quarantined = quarantined
            self.coverage = coverage
            self.today = today
        }
    }

    let store: Store
    let limits: Limits

    /// Makes one; nothing is read yet.
    public init(store: Store, limits: Limits) {
        self.store = store
        self.limits = limits
    }

    /// All lines, in a fixed order.
    ///
    /// - Parameter holder: who holds the lock, as ``RunLock/holder(of:)`` says.
    public func lines(holder: String?) throws -> [HealthLine] {
        try store.read { database in
            try [
                integrity(database), references(database), evidence(database), decisions(database), metrics(database),
                claims(database),
            ]
                + [ledger(database), run(database, holder: holder), backlog(database, holder: holder)]
                + age(database, holder: holder) + [quarantine(database, holder: holder)]
                + silence(database)
        }
    }

    private func integrity(_ database: Database) throws -> HealthLine {
        let problems = try String.fetchAll(database, sql: "PRAGMA integrity_check(3)")
        return HealthLine(
            "integrity", problem: problems == ["ok"] ? nil : problems.joined(separator: "; "), otherwise: "every page is whole")
    }

    private func references(_ database: Database) throws -> HealthLine {
        let rows = try Row.fetchAll(database, sql: "SELECT DISTINCT \"table\" FROM pragma_foreign_key_check")
        let tables = rows.map { $0[0] as String? ?? "?" }.sorted()
        return HealthLine(
            "references", problem: tables.isEmpty ? nil : "rows of \(tables.joined(separator: ", ")) refer to none",
            otherwise: "every row refers to one that is there")
    }

    /// Quotes are looked up in one pass over each text: `substr` would begin at its first character every time.
    private func evidence(_ database: Database) throws -> HealthLine {
        var (claims, wrong): (Int, [Int64]) = (0, [])
        let documents = try Prepared("SELECT id, source FROM document WHERE source IS NOT NULL ORDER BY id", in: database)
        defer { documents.reset() }
        while try documents.step() {
            let id = documents.integer()
            let quotes = try Prepared(
                "SELECT id, span_start, span_end, quote FROM claim WHERE document_id = ? ORDER BY span_start", in: database
            ).add(id).all { (id: $0.integer(), start: $0.count(), end: $0.count(), quote: $0.text()) }
            claims += quotes.count
            let source = Array(documents.text().unicodeScalars)
            for claim in quotes {
                let isThere = claim.start >= 0 && claim.start <= claim.end && claim.end <= source.count
                guard !isThere || !source[claim.start..<claim.end].elementsEqual(claim.quote.unicodeScalars) else { continue }
                wrong.append(claim.id)
            }
        }
        return HealthLine(
            "evidence",
            problem: wrong.first.map {
                "\(wrong.count) of \(claims) quotes are not what stands in the text, the first is c\($0)"
            },
            otherwise: "all \(claims) quotes stand in their texts")
    }

    private func ledger(_ database: Database) throws -> HealthLine {
        let counts = try Prepared("SELECT count(*), sum(fate <> 'unresolved') FROM ledger", in: database).first {
            (all: $0.count(), known: $0.count())
        }
        guard let counts, counts.all > 0 else { return HealthLine("ledger", true, "no runs of digits yet") }
        let share = 100 * Double(counts.known) / Double(counts.all)
        let printed = tenths(counts.known, of: counts.all)
        let isGood = limits.coverage.map { share >= $0 } ?? true
        return HealthLine(
            "ledger", isGood,
            "\(printed) % of \(counts.all) runs of digits are accounted for" + (isGood ? "" : ", fewer than allowed"))
    }
}

/// The share that `part` is of `all`, in percent with one decimal, to the nearest; only none is 0.0 and only all of them are 100.0.
func tenths(_ part: Int, of all: Int) -> String {
    let nearest = (2000 * part + all) / (2 * all)
    let shown = part > 0 && part < all ? min(max(nearest, 1), 999) : nearest
    return "\(shown / 10).\(shown % 10)"
}
