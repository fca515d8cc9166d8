import Foundation
import Reporting
import Testing

@testable import dushu

/// Files of targets, and what `dushu target` says of wrong ones.
@Suite struct TargetCommandTests {
    private func database() throws -> Command {
        let command = try Command()
        try command.write("2023-01-20-p01.txt", "2022年，湖北省快递业务量完成32亿件。2022年，河南省快递业务量完成44.5亿件。")
        #expect(try command.run("ingest", "2023-01-20-p01.txt").code == 0)
        return command
    }

    @Test func whatIsListedCanBeLoaded() throws {
        let command = try database()
        #expect(try command.run("target", "set", "湖北", "快递业务量", "--period", "2022", "--at-least", "30亿件").code == 0)
        #expect(
            try command.run(
                "target", "set", "河南省", "快递业务量", "--period", "2022-01..2022-06", "--at-most", "3.5万件", "--responsible", "甲,\"乙\""
            ).code == 0)
        for language in [[], ["--language", "zh"]] {
            let listed = try command.run(["target", "list", "--excel"] + language).output
            try command.write("targets.csv", listed)
            for name in ["湖北省", "河南省"] { #expect(try command.run("target", "forget", name, "快递业务量").code == 0) }
            #expect(try command.run("target", "load", "targets.csv").code == 0)
            #expect(try command.run(["target", "list", "--excel"] + language).output == listed)
        }
        #expect(
            try command.run("target", "list").output.contains(
                "河南省,,快递业务量,,,2022-01-01..2022-06-30,at_most,35000,件,\"甲,\"\"乙\"\"\","))
    }

    /// What a Chinese Excel saves as CSV, with the mark that some editors put in front, too.
    @Test func `a list in GBK is read`() throws {
        let command = try database()
        // 机构,指标,期间,界限,数值 and 湖北省,快递业务量,2022,至少,38亿件
        let list = try #require(
            Data(
                base64Encoded: "u/q5uSzWuLHqLMbavOQsvefP3izK/da1DQq6/rGxyqEsv+y13dK1zvHBvywyMDIyLNbBydksMzjS2rz+DQo="
            ))
        for mark in [[], [0x84, 0x31, 0x95, 0x33]] as [[UInt8]] {
            try command.write("gbk.csv", Data(mark) + list)
            let result = try command.run("target", "load", "gbk.csv")
            #expect(result.code == 0 && result.messages.contains("1 target loaded"), "\(result.messages)")
            #expect(try command.run("target", "list").output.contains("湖北省,,快递业务量,,,2022,at_least,3800000000,件"))
            #expect(try command.run("target", "forget", "湖北省", "快递业务量").code == 0)
        }
        try command.write("other.csv", Data([0x6F, 0x72, 0xFF, 0xFE, 0x80, 0x0A]))
        let refused = try command.run("target", "load", "other.csv")
        #expect(refused.code == 1 && refused.messages.contains("neither UTF-8 nor GB18030"))
    }

    @Test(arguments: [
        ("", "is empty"), ("organization,metric\n", "the column period is missing"), ("机构,foo\n", "there is no column “foo”"),
        ("organization,metric,period,bound,value\n湖北省,快递业务量,2022,more,3亿件\n", "wrong.csv:2: “more” is no bound"),
        ("organization,metric,period,bound,value\n\n湖北省,快递业务量,22,at_most,3亿件\n", "wrong.csv:3: “22” is no period"),
        ("organization,metric,period,bound,value\n湖北省,快递业务量,2022,at_most,3\n", "has no unit"),
        ("organization,metric,period,bound,value\n湖北省,快递业务量,2022,at_most,近3亿件\n", "says more or less"),
        ("organization,metric,period,bound,value\n,快递业务量,2022,at_most,3亿件\n", "organization is empty"),
        ("organization,metric,period,bound,value\n\"湖北省,快递业务量,2022,at_most,3亿件\n", "does not end"),
        ("organization,metric,period,bound,value,each\n湖北省,快递业务量,2022,at_most,3亿件,yes\n", "in the column each"),
        ("organization,metric,period,bound,value\n北省,快递业务量,2022,at_most,3亿件\n省,快递业务量,2022,at_most,3亿件\n", "may be one of"),
    ])
    func aWrongFileChangesNothing(file: String, message: String) throws {
        let command = try database()
        try command.write("wrong.csv", file)
        let result = try command.run("target", "load", "wrong.csv")
        #expect(result.code == 1 && result.messages.contains(message), "\(result.messages)")
        #expect(try command.run("target", "list", "--format", "jsonl").output.isEmpty)
    }

    @Test func rowsOfCSVAreRead() throws {
        let rows = try CSVRows("a,\"b \"\"c\"\"\r\nd\",\r\n\r\ne\n", file: "f").rows
        #expect(rows.map(\.cells) == [["a", "b \"c\"\r\nd", ""], ["e"]] && rows.map(\.line) == [1, 4])
    }

    @Test func aTotalOfTheYearIsHeldAgainstItsTarget() throws {
        let command = try database()
        _ = try command.run("target", "set", "湖北省", "快递业务量", "--period", "2022", "--at-least", "33亿件")
        _ = try command.run("target", "set", "河南省", "快递业务量", "--period", "2022", "--at-least", "44亿件")
        let rows = try command.run("report", "targets", "--period", "2022-10-01..2022-12-31").output.split(separator: "\n")
            .dropFirst()
        #expect(rows.count == 2)
        #expect(
            rows.first?.contains(",met,,101.14,1,2,first,") == true && rows.last?.contains(",missed,opened,96.97,2,2,") == true)
        let boards = try command.run("report", "targets", "--to", "boards").output
        #expect(boards == "boards/河南省_targets.xlsx\nboards/湖北省_targets.xlsx\n")
    }
}
