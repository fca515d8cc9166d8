import Foundation
import GRDB
import Ingestion
import Store
import Testing

/// The run of every night: one job at a time, whole sets of reports, nothing half published.
struct NightlyTests {
    private static let day = "2023-01-12"
    private static let names =
        ["board", "conflicts", "coverage", "findings", "growth", "ranking"].map { $0 + ".csv" } + ["run.json"]

    private func night(_ command: Command, _ more: String...) throws -> Command.Result {
        try command.run(["nightly", "pages", "reports", "--day", NightlyTests.day] + more)
    }

    private func pages() throws -> Command {
        let command = try Command()
        try command.write("pages/2022-11-25.txt", IngestCommandTests.page)
        return command
    }

    private func content(_ command: Command, _ name: String) -> [UInt8] {
        [UInt8](FileManager.default.contents(atPath: "\(command.folder)/reports/\(name)") ?? Data())
    }

    private func all(_ command: Command, _ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: command.folder + "/" + folder).sorted()
    }

    @Test func aSetIsWholeAndSaysWhatIsInIt() throws {
        let command = try pages()
        let result = try night(command)
        #expect(result.code == 0 && result.output.isEmpty)
        #expect(try all(command, "reports") == [NightlyTests.day, "dushu.sqlite"])
        #expect(try all(command, "reports/" + NightlyTests.day) == NightlyTests.names)
        let data = Data(content(command, NightlyTests.day + "/run.json"))
        let mark = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(mark["exit"] as? Int == 0 && mark["day"] as? String == NightlyTests.day)
        #expect(mark["documents"] as? [String: Int] == ["seen": 1, "read": 1, "known": 0, "quarantined": 0, "skipped": 0])
        let files = try #require(mark["files"] as? [[String: Any]])
        #expect(files.count == 6)
        for file in files {
            let bytes = content(command, "\(NightlyTests.day)/\(file["name"] ?? "")")
            #expect(file["bytes"] as? Int == bytes.count && file["sha256"] as? String == SHA256.hex(bytes))
        }
        let growth = String(decoding: content(command, NightlyTests.day + "/growth.csv"), as: UTF8.self)
        #expect(growth.hasPrefix("\u{FEFF}organization,") && growth.contains("湖北省,快递业务量,"))
    }

    @Test func theSecondSetOfADayTakesThePlaceOfTheFirst() throws {
        let command = try pages()
        _ = try night(command)
        let first = content(command, NightlyTests.day + "/growth.csv")
        try command.write("pages/2022-11-26.txt", "今年1—10月，湖南省快递业务量完成4.1亿件，同比增长8%。\n")
        try command.write("reports/\(NightlyTests.day)/mine.csv", "")
        #expect(try night(command).code == 0)
        #expect(content(command, NightlyTests.day + "/growth.csv").count > first.count)
        #expect(try all(command, "reports/" + NightlyTests.day) == NightlyTests.names)
        #expect(try all(command, "reports") == [NightlyTests.day, "dushu.sqlite"])
    }

    @Test func aReportThatFailsLeavesTheSetOfBefore() throws {
        let command = try pages()
        _ = try night(command)
        let before = NightlyTests.names.map { content(command, NightlyTests.day + "/" + $0) }
        let queue = try DatabaseQueue(path: command.folder + "/reports/dushu.sqlite")
        try queue.write { try $0.execute(sql: "DROP VIEW current_finding") }
        try queue.close()
        try command.write("pages/2022-11-26.txt", "今年1—10月，湖南省快递业务量完成4.1亿件。\n")
        let result = try night(command)
        #expect(result.code == 1 && result.messages.contains("Error: "))
        #expect(NightlyTests.names.map { content(command, NightlyTests.day + "/" + $0) } == before)
        #expect(try all(command, "reports") == [NightlyTests.day, "dushu.sqlite"])
    }

    @Test func whoComesSecondIsToldWhoIsAtWork() throws {
        let command = try pages()
        _ = try night(command)
        let lock = try RunLock(database: command.folder + "/reports/dushu.sqlite", holder: "dushu reprocess")
        let result = try night(command)
        #expect(result.code == 75)
        #expect(result.messages.hasPrefix("Error: dushu reprocess (process \(getpid()), user \(getuid())) is writing to "))
        withExtendedLifetime(lock) {}
    }

    @Test func twoJobsNeverWriteIntoOneFolder() throws {
        let command = try pages()
        _ = try night(command)
        let folder = open(command.folder + "/reports", O_RDONLY)
        #expect(flock(folder, LOCK_EX) == 0)
        let result = try night(command, "--db", "other.sqlite")
        #expect(result.code == 75 && result.messages.contains("another dushu nightly is writing reports to reports"))
        #expect(try command.names == ["pages", "reports"])
        // Who it is stands in the folder while it is at work, and no longer.
        try command.write("reports/.dushu-holder", "dushu nightly (process 4711, user 0)")
        let told = try night(command, "--db", "other.sqlite")
        #expect(told.messages.hasPrefix("Error: dushu nightly (process 4711, user 0) is writing reports to reports"))
        close(folder)
        #expect(try night(command).code == 0)
        #expect(try all(command, "reports") == [NightlyTests.day, "dushu.sqlite"])
    }

    @Test func theSecondOfTwoNightsIsToldWhoIsAtWork() throws {
        let command = try pages()
        // The first one waits for the database, and holds the folder.
        let result = try command.shell(
            """
            mkdir reports; exec 9<>reports/dushu.sqlite; flock 9
            "$D" nightly pages reports --wait 300 9>&- 2>first & first=$!
            while [ ! -s reports/.dushu-holder ] && kill -0 $first; do sleep 0.01; done
            "$D" nightly pages reports 9>&-; second=$?
            exec 9>&-
            wait $first; echo $second $? $first
            ls -A reports | grep holder
            """)
        let words = result.output.split(whereSeparator: \.isWhitespace)
        #expect(words.prefix(2) == ["75", "0"] && words.count == 3, "\(result.output)\(result.messages)")
        #expect(
            result.messages == "Error: dushu nightly (process \(words.last ?? ""), user \(getuid())) is writing reports to "
                + "reports: try again when it is done\n")
    }

    @Test func itWaitsForAsLongAsItIsTold() throws {
        let command = try pages()
        let lock = open(command.folder + "/other.sqlite", O_RDWR | O_CREAT, 0o644)
        #expect(flock(lock, LOCK_EX) == 0)
        let release = Thread {
            Thread.sleep(forTimeInterval: 0.5)
            close(lock)
        }
        release.start()
        let result = try night(command, "--db", "other.sqlite", "--wait", "300")
        #expect(result.code == 0, "\(result.messages)")
    }

    @Test func whatAKilledNightLeftIsCleared() throws {
        let command = try pages()
        try command.write("reports/.dushu-new-1/growth.csv", "half")
        #expect(try night(command).code == 0)
        #expect(try all(command, "reports") == [NightlyTests.day, "dushu.sqlite"])
    }

    @Test func oldSetsAreTakenAwayAndNothingElse() throws {
        let command = try pages()
        for day in ["2022-12-01", "2023-01-09", "2023-01-10"] { try command.write("reports/\(day)/run.json", "{}") }
        try command.write("reports/2022-12-02/by-hand.csv", "")
        try command.write("reports/notes/run.json", "{}")
        let result = try night(command, "--keep", "2")
        #expect(result.code == 0 && result.messages.contains("taken away: reports/2022-12-01\n"))
        #expect(
            try all(command, "reports") == ["2022-12-02", "2023-01-10", NightlyTests.day, "dushu.sqlite", "notes"])
    }

    @Test func tooMuchInQuarantineIsNotPublished() throws {
        let command = try pages()
        try command.write("pages/2022-11-26.txt", "")
        let result = try night(command, "--max-quarantined", "49")
        #expect(result.code == 4 && result.messages.contains("1 of 2 documents are quarantined"))
        #expect(try all(command, "reports") == ["dushu.sqlite"])
        #expect(try night(command, "--max-quarantined", "50").code == 3)
        #expect(try all(command, "reports/" + NightlyTests.day) == NightlyTests.names)
    }

    @Test func whatIsNoFolderIsNotReplaced() throws {
        let command = try pages()
        try command.write("reports/" + NightlyTests.day, "mine")
        let result = try night(command)
        #expect(result.code == 1 && result.messages.contains("is no folder: move it away"))
        #expect(content(command, NightlyTests.day) == Array("mine".utf8))
    }

    @Test func aFolderThatIsNoSetIsNotReplaced() throws {
        let command = try pages()
        try command.write("reports/\(NightlyTests.day)/by-hand.csv", "mine")
        let result = try night(command)
        #expect(result.code == 1 && result.messages.contains("is no set of reports, it has no run.json: move it away"))
        #expect(try all(command, "reports") == [NightlyTests.day, "dushu.sqlite"])
        #expect(try all(command, "reports/" + NightlyTests.day) == ["by-hand.csv"])
    }

    @Test(arguments: ["pages", "pages/reports", "pages/a/b", "./pages/../pages/reports", "link/reports"])
    func reportsAmongThePagesAreRefused(_ reports: String) throws {
        let command = try pages()
        try FileManager.default.createSymbolicLink(atPath: command.folder + "/link", withDestinationPath: "pages")
        let result = try command.run("nightly", "pages", reports, "--db", "other.sqlite")
        #expect(result.code == 1 && result.messages.contains("the reports would be read as pages"), "\(result.messages)")
        #expect(try all(command, "pages") == ["2022-11-25.txt"])
    }

    @Test func reportsBesideThePagesAreMade() throws {
        let command = try pages()
        #expect(try command.run("nightly", "pages", "pages-reports/new", "--db", "other.sqlite").code == 0)
        #expect(try command.run("nightly", "pages", ".", "--db", "other.sqlite").code == 0)
    }
}

extension NightlyTests {
    /// Somebody who reads meanwhile holds up the log and not the reports.
    @Test func anOpenReaderDoesNotHoldUpTheReports() throws {
        let command = try Command()
        try command.write("pages/2022-11-25.txt", IngestCommandTests.page)
        _ = try command.run("nightly", "pages", "reports", "--day", "2023-01-11")
        let reader = try DatabaseQueue(path: command.folder + "/reports/dushu.sqlite")
        try reader.unsafeReentrantRead { database in
            try database.execute(sql: "BEGIN")
            _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM run")
            try command.write("pages/2022-11-26.txt", "今年1—10月，湖南省快递业务量完成4.1亿件。\n")
            let held = try command.run("nightly", "pages", "reports", "--day", "2023-01-12", "--wait", "0.1")
            #expect(held.code == 75 && held.messages.contains("published reports/2023-01-12"), "\(held.messages)")
            try database.execute(sql: "COMMIT")
        }
        try reader.close()
        let mark = try String(contentsOfFile: command.folder + "/reports/2023-01-12/run.json", encoding: .utf8)
        #expect(mark.contains("\"exit\": 0,"))
    }
}
