import GRDB
import Quantities

extension Health {
    /// A run that is under way holds the lock; one that says so without it was killed.
    func run(_ database: Database, holder: String?) throws -> HealthLine {
        let last = try Prepared("SELECT id, command, started_at, state, message FROM run ORDER BY id DESC LIMIT 1", in: database)
            .first {
                (id: $0.integer(), command: $0.text(), started: $0.text(), state: $0.text(), message: $0.optionalText())
            }
        guard let last else { return HealthLine("run", true, "no run yet") }
        switch last.state {
        case "running" where holder != nil: return HealthLine("run", true, "\(holder ?? "") is at work since \(last.started)")
        case "running":
            return HealthLine("run", false, "run \(last.id) (\(last.command), \(last.started)) was broken off: start it again")
        case "failed":
            return HealthLine(
                "run", false, "run \(last.id) (\(last.command), \(last.started)) failed: \(last.message ?? "no reason")")
        default: return HealthLine("run", true, "run \(last.id) (\(last.command)) came to its end")
        }
    }

    func backlog(_ database: Database, holder: String?) throws -> HealthLine {
        let waiting = try Prepared("SELECT count(*) FROM backlog WHERE waiting > 0", in: database).first { $0.count() } ?? 0
        return HealthLine(
            "backlog", waiting == 0 || holder != nil,
            waiting == 0
                ? "observations follow all claims" : "\(waiting) families wait for their observations: the next run makes them")
    }

    /// What became of the last ingest where none has come to its end; nil where none was begun.
    private func unfinished(_ database: Database, holder: String?) throws -> String? {
        let last = try Prepared(
            "SELECT state, substr(started_at, 1, 10) FROM run WHERE command = 'ingest' ORDER BY id DESC LIMIT 1", in: database
        ).first { (state: $0.text(), day: $0.text()) }
        return last.map { last in
            let fate = last.state == "failed" ? "failed" : holder != nil ? "is at work" : "was broken off"
            return "no ingest has come to its end yet: the last one, of \(last.day), \(fate)"
        }
    }

    func age(_ database: Database, holder: String?) throws -> [HealthLine] {
        let finished = try Prepared(
            "SELECT substr(max(finished_at), 1, 10) FROM run WHERE command = 'ingest' AND state = 'done'", in: database
        ).first { $0.day() }
        let issued = try Prepared("SELECT max(issued) FROM document WHERE state = 'ok'", in: database).first { $0.day() }
        let unfinished = try unfinished(database, holder: holder)
        func line(_ what: String, _ day: Day??, else unfinished: String? = nil) -> HealthLine {
            guard let day = day ?? nil else {
                return HealthLine("age", limits.age == nil, unfinished ?? "there is no \(what) yet")
            }
            let age = max(0, Int(limits.today.number) - Int(day.number))
            let isGood = limits.age.map { age <= $0 } ?? true
            return HealthLine(
                "age", isGood,
                "the \(what) is of \(day.iso), \(age) \(age == 1 ? "day" : "days") ago" + (isGood ? "" : ": too long"))
        }
        return [line("last ingest", finished, else: unfinished), line("newest issue", issued)]
    }

    func quarantine(_ database: Database, holder: String?) throws -> HealthLine {
        let last = try Prepared(
            "SELECT documents, quarantined FROM run WHERE command = 'ingest' AND state <> 'running' ORDER BY id DESC LIMIT 1",
            in: database
        ).first { (all: $0.count(), quarantined: $0.count()) }
        guard let last, last.all > 0 else {
            let unfinished = last == nil ? try unfinished(database, holder: holder) : nil
            return HealthLine("quarantine", true, unfinished ?? "nothing was ingested yet")
        }
        let share = 100 * Double(last.quarantined) / Double(last.all)
        let isGood = limits.quarantined.map { share <= $0 } ?? true
        return HealthLine(
            "quarantine", isGood,
            "\(last.quarantined) of \(last.all) documents of the last ingest are quarantined (\(tenths(last.quarantined, of: last.all)) %)"
                + (isGood ? "" : ": too many"))
    }

    /// A line for each that fell silent and has not ended long ago; a good one where there is none.
    func silence(_ database: Database) throws -> [HealthLine] {
        let rows = try Row.fetchAll(database, sql: Silence.query).filter { ($0["missed"] as Int? ?? 0) < Silence.ended }
        guard !rows.isEmpty else { return [HealthLine("silence", true, "no series or paper with a rhythm has fallen silent")] }
        return rows.map { row in
            let parts = ["name", "metric", "component", "basis", "kind"].compactMap { row[$0] as String? }.filter { !$0.isEmpty }
            return HealthLine(
                "silence", false,
                "\(row["subject"] ?? "") \(parts.joined(separator: " ")): every \(row["every_days"] as Int? ?? 0) days, "
                    + "but nothing since \(row["last_issued"] ?? "")")
        }
    }
}
