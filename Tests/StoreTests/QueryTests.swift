import Foundation
import Quantities
import Testing

@testable import Store

struct QueryTests {
    let scratch: Scratch
    let store: Store

    init() throws {
        scratch = try Scratch()
        try Store(path: scratch.database, for: .writing).close()
        store = try Store(path: scratch.database, for: .reading)
    }

    private func query(_ sql: String, seconds: Double = 86_400) throws -> (header: [String], rows: [[QueryValue]]) {
        var header: [String] = []
        var rows: [[QueryValue]] = []
        try store.query(sql, seconds: seconds) {
            header = $0
        } row: {
            rows.append($0)
        }
        return (header, rows)
    }

    @Test func givesTypedValues() throws {
        let result = try query("SELECT 1 AS 一, 2.5 AS b, '三' AS c, x'04' AS d, NULL AS e")
        #expect(result.header == ["一", "b", "c", "d", "e"])
        #expect(result.rows == [[.integer(1), .real(2.5), .text("三"), .blob([4]), .null]])
    }

    @Test(arguments: ["series", "growth", "ranking", "conflict", "coverage", "current_claim"])
    func everyViewCanBeAsked(view: String) throws {
        let result = try query("SELECT * FROM \(view)")
        #expect(result.rows.isEmpty && !result.header.isEmpty)
    }

    @Test(arguments: [
        "DELETE FROM run", "CREATE TABLE x (a)", "PRAGMA user_version = 9", "VACUUM", "SELECT 1; SELECT 2", "", "-- nothing",
        "SELEC 1",
        "SELECT ?", "INSERT INTO run DEFAULT VALUES RETURNING id", "VACUUM INTO 'copy.sqlite'",
    ])
    func refuses(sql: String) throws {
        #expect(throws: StoreError.self) { _ = try query(sql) }
        #expect(try scratch.names.filter { !$0.hasPrefix("test.sqlite-") } == ["test.sqlite"])
    }

    @Test func stopsWhatTakesTooLong() throws {
        // It has no end of its own, so that it ends is all there is to ask: how late depends on what else the machine does.
        let endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
        let start = ContinuousClock.now
        #expect(reason { _ = try query(endless, seconds: 0.2) } == .timeout)
        #expect(ContinuousClock.now - start > .seconds(0.2))
        #expect(try query("SELECT 1").rows.count == 1)
    }
}

struct NumbersTests {
    @Test(arguments: ["0", "5", "-0.0033", "14765000000", "123456789012345678", "1234567890123456789012.5", "99.995", "-300"])
    func exactNumbersAreReadFromBytes(text: String) {
        let read = Array(text.utf8).withUnsafeBufferPointer { Exact(bytes: $0) }
        #expect(read == Exact(plain: text))
        #expect(read?.exponent == Exact(plain: text)?.exponent)
    }

    @Test func floatingPointIsTheNearest() {
        for coefficient in [0, 1, 3, 14765, 3502, -33, 9_007_199_254_740_991, 123_456_789_012_345_678] as [Int128] {
            for exponent in -24...24 {
                let exact = Exact(coefficient, exponent: exponent)
                #expect(exact.real == exact.double, "\(coefficient) x 10^\(exponent)")
            }
        }
    }

    @Test func daysAreReadAndWrittenAsBytes() throws {
        for number in stride(from: Int32(-200_000), through: 200_000, by: 997) {
            let day = Day(number: number)
            var bytes = [UInt8](repeating: 0, count: 10)
            bytes.withUnsafeMutableBufferPointer { day.write(to: $0) }
            #expect(String(decoding: bytes, as: UTF8.self) == day.iso)
            #expect(bytes.withUnsafeBufferPointer { Day(bytes: $0) } == day)
        }
        for text in ["2022-13-01", "2022/11/25", "2022-11-2x", "20221125", ""] {
            #expect(Array(text.utf8).withUnsafeBufferPointer { Day(bytes: $0) } == nil)
        }
    }
}

struct PlainBytesTests {
    @Test func bytesAreThoseOfTheString() {
        for coefficient in [0, 1, -1, 7, 10, 120, -3500, 14765, 123_456_789_012_345_678, Int128(UInt64.max), Int128.max / 3]
            as [Int128]
        {
            for exponent in [-20, -18, -5, -3, -2, -1, 0, 1, 2, 6, 12, 18, 19] {
                let exact = Exact(coefficient, exponent: exponent)
                exact.withBytes(trimmed: false) { #expect(String(decoding: $0, as: UTF8.self) == exact.plain) }
                exact.withBytes(trimmed: true) { #expect(String(decoding: $0, as: UTF8.self) == exact.canonical) }
            }
        }
    }
}
