import Foundation
import GRDB
import Testing

/// `dushu extract --records` and `dushu ingest --claims`: what is read elsewhere and taken over is what reading here gives.
@Suite struct RecordTests {
    private static let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("seeds/pages").path

    /// A page to print as PDF.
    private static let printed = """
        {"head": "2022年11月28日　第02版", "tiers": [[{"headlines": ["河南省保费收入增5.2%"], "paragraphs":
        ["前10个月，河南省原保险保费收入2204.6亿元，同比增长5.2%。", "其中，农业保险保费收入61.3亿元。"], "columns": 2}]]}
        """

    /// The sample pages, printed ones, with what else a folder may hold: GBK, a byte order mark, the same content twice, nothing, no text, no page.
    private func folder() throws -> Command {
        let command = try Command()
        let result = try command.shell(
            """
            cp -R '\(RecordTests.samples)' pages && cd pages && mkdir -p b && : > empty.txt && printf 'a\\000b' > b/binary.txt
            printf '2021年，湖北省快递业务量完成5.1亿件。\\n' > b/2022-01-20.txt && cp b/2022-01-20.txt again.txt
            printf '\\357\\273\\2772020年，湖南省快递业务量完成3.20亿件，同比增长-0.50%%。\\n' > mark.txt
            printf '2021年，湖北省快递业务量完成5.12亿件，同比增长5%%。据\\342\\200\\234悉\\342\\200\\235\\t“0”户。\\n' > later.txt
            iconv -f UTF-8 -t GB18030 b/2022-01-20.txt > 2022-03-01-gbk.txt && ln -s nowhere.txt dangling.txt && echo x > notes.csv
            cat > 2022-11-26-p02.html <<'END'
            <html><head><meta charset="utf-8"></head><body><h1>湖北省快递业务量达5.3亿件</h1>
            <p>今年1—10月，湖北省快递业务量完成5.3亿件，同比增长9.1%。</p>
            <table><caption>2022年10月（单位：亿件）</caption><tr><th>地区</th><th>快递业务量</th></tr>
            <tr><td>湖北省</td><td>2.83</td></tr><tr><td>湖南省</td><td>2.10</td></tr></table></body></html>
            END
            iconv -f UTF-8 -t GB18030 2022-11-26-p02.html | sed 's/utf-8/gbk/; s/5.3/5.4/g' > b/2022-11-27-p02.htm
            printf '<html><body><a href="a.htm">a</a></body></html>' > links.html && printf '%%PDF-1.4 damaged' > damaged.pdf
            printf '%s' '\(RecordTests.printed)' | /usr/bin/python3 '\(RecordTests.samples)/../../scripts/print-page.py' > 2022-11-28.pdf
            """)
        #expect(result.code == 0, "\(result.messages)")
        return command
    }

    /// All rows of all tables and views, but for the clock.
    private func content(_ command: Command, _ database: String) throws -> [String] {
        let queue = try DatabaseQueue(path: command.folder + "/" + database)
        defer { try? queue.close() }
        return try queue.read { database in
            let names = try String.fetchAll(
                database, sql: "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') ORDER BY rowid")
            #expect(names.contains("ledger") && names.contains("ranking") && names.contains("coverage"))
            return try names.flatMap { name in
                try Row.fetchAll(database, sql: "SELECT * FROM \(name)").map { row in
                    name + " "
                        + row.filter { !["started_at", "finished_at"].contains($0.0) }.map { "\($0.0)=\($0.1)" }
                        .joined(separator: "|")
                }.sorted()
            }
        }
    }

    @Test func takesOverWhatReadingHereGives() throws {
        let command = try folder()
        let read = try command.shell("$D ingest --db read.sqlite pages")
        let taken = try command.shell(
            "$D extract --records pages > claims.jsonl && $D ingest --db taken.sqlite --claims claims.jsonl")
        #expect(read.code == 3 && taken.code == 3)
        #expect(read.messages.split(separator: "\n").last == taken.messages.split(separator: "\n").last)
        let (one, other) = (try content(command, "read.sqlite"), try content(command, "taken.sqlite"))
        #expect(one.count > 1000)
        #expect(one == other, "\(Set(one).symmetricDifference(other).sorted().prefix(5))")
        #expect(try command.run("check", "--db", "taken.sqlite").code == command.run("check", "--db", "read.sqlite").code)

        let again = try command.shell("$D ingest --db taken.sqlite --claims - < claims.jsonl")
        #expect(again.code == 3 && again.messages.contains("nothing changed"))
        // Lines of a claim begin as extract prints them.
        let lines = try command.shell(
            "$D extract --format jsonl pages/2023-02-15-p04.txt | head -1 | sed 's/}$//' > one; grep -cFf one claims.jsonl")
        #expect(lines.output == "1\n")
    }

    @Test func pagesComeAsLinesToo() throws {
        let command = try folder()
        let result = try command.shell(
            """
            p=$(cd pages && pwd -P)/b/2022-01-20.txt
            printf '{"path":"%s","document":"b/2022-01-20.txt","base64":"%s"}\\n{"path":"/x","document":"x.txt","base64":""}\\n' \
                "$p" "$(base64 -w0 "$p")" | $D extract --records --pages - > lines.jsonl
            $D extract --records pages | grep -F '"document":"b/2022-01-20.txt"' > files.jsonl
            head -2 lines.jsonl | cmp - files.jsonl; tail -1 lines.jsonl
            """)
        #expect(result.output.hasPrefix(#"{"record":"quarantined","document":"x.txt","path":"/x","sha256":"e3b0c4"#), "\(result)")
        #expect(try command.run("extract", "--records", "--pages", "-", input: "{}\n").code == 1)
    }

    @Test func decisionsGoWithTheRecords() throws {
        let command = try Command()
        try command.write("p/2022-01-20.txt", "2021年，湖北省快递业务量完成5.1亿件。鄂区快递业务收入完成3.1亿元。\n")
        let made = try command.shell(
            """
            $D organizations load --db read.sqlite d.tsv; true
            printf 'action\\tname\\torganization\\tdecided\\nalias\\t鄂区\\t湖北省\\t2022-02-01\\n' > d.tsv
            for db in read taken; do $D organizations load --db $db.sqlite d.tsv || exit 9; done
            $D ingest --db read.sqlite p && $D extract --records --decisions d.tsv p | $D ingest --db taken.sqlite --claims -
            """)
        #expect(made.code == 0, "\(made.messages)")
        #expect(try content(command, "read.sqlite") == content(command, "taken.sqlite"))
        let other = try command.shell("$D extract --records p | $D ingest --db taken.sqlite --claims -")
        #expect(other.code == 1 && other.messages.contains("other decisions on names"), "\(other.messages)")
    }

    @Test(arguments: [
        ("sed '$d'", "claims, and"), ("sed 's/5.1亿件\",\"value/5.2亿件\",\"value/'", "is not what stands at"),
        ("sed 's/\"source\":\"2021/\"source\":\"2020/'", "its size or hash is another"),
        ("sed 's/\"reader\":\"[^\"]*\"/\"reader\":\"0\"/'", "version 0 of the rules"),
        ("sed 1d", "without the line of its document"), ("sed 's/\"source\":.*}$/\"x\":1}/'", "has no source"),
        ("sed 's/\"sha256\"/\"sha\"/'", "without “sha256”"), ("sed 's/\"value\":\"[0-9]*/&x/'", "not a claim"),
        ("sed 's/\"kind\":\"flow\"/\"kind\":\"flaw\"/'", "not a claim"), ("tr '{' '['", "claims.jsonl:1: "),
    ]) func whatIsDamagedIsRefused(_ change: (filter: String, message: String)) throws {
        let command = try Command()
        try command.write("p/2022-01-20.txt", "2021年，湖北省快递业务量完成5.1亿件，快递业务收入完成3.1亿元。\n")
        let result = try command.shell(
            "$D extract --records p | \(change.filter) > claims.jsonl; $D ingest --db d.sqlite --claims claims.jsonl")
        #expect(result.code == 1 && result.messages.contains(change.message), "\(change.filter): \(result.messages)")
        #expect(try command.run("query", "--db", "d.sqlite", "SELECT count(*) FROM document").output == "count(*)\n0\n")
    }

    @Test func textMayBeLeftOutWhereThatIsSaid() throws {
        let command = try Command()
        try command.write("p/2022-01-20.txt", "2021年，湖北省快递业务量完成5.1亿件。\n")
        let result = try command.shell(
            """
            $D extract --records p | sed 's/,"source":.*}$/}/' > bare.jsonl
            $D ingest --db d.sqlite --claims bare.jsonl --without-text && $D report series --db d.sqlite | grep -c 510000000
            """)
        #expect(result.code == 0 && result.output == "1\n", "\(result.messages)")
    }

    @Test func whatDoesNotGoTogetherIsSaid() throws {
        let command = try Command()
        for arguments in [
            ["ingest"], ["ingest", "--claims", "a", "b"], ["ingest", "--claims", "a", "--issue-date", "2022-01-01"],
            ["ingest", "--without-text", "a"], ["extract", "--pages", "a"], ["extract", "--records", "--mentions", "a"],
            ["extract", "--records", "--format", "csv", "a"],
        ] {
            #expect(try command.run(arguments).code == 64, "\(arguments)")
        }
        #expect(try command.run("ingest", "--claims", "missing.jsonl").code == 1)
        #expect(try command.names.isEmpty)
    }
}
