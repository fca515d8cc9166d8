import Foundation
import Quantities
import Reading
import Testing

@testable import Ingestion

/// A folder of its own for one test, removed afterwards.
final class Folder {
    let path = NSTemporaryDirectory() + "dushu-test-" + UUID().uuidString

    init(_ files: [String: String] = [:]) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try write(name, Data(text.utf8)) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ content: Data) throws {
        let url = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try content.write(to: url)
    }

    func forbid(_ name: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path + "/" + name)
    }
}

struct FilesTests {
    @Test func takesTextOfFoldersInOrder() throws {
        let folder = try Folder([
            "b.txt": "", "a.TXT": "", "10/z.txt": "", "10/deep/页.txt": "", "sources.tsv": "", "README.md": "", "readme.txt": "",
            ".hidden.txt": "", ".git/x.txt": "", "image.png": "",
        ])
        let list = try FileList([folder.path + "/"])
        #expect(list.files.map(\.name) == ["10/deep/页.txt", "10/z.txt", "a.TXT", "b.txt"])
        #expect(list.files.map(\.path) == list.files.map { folder.path + "/" + $0.name })
        #expect(
            list.passedOver.map { "\($0.path.dropFirst(folder.path.utf8.count + 1)): \($0.reason)" } == [
                ".git: hidden", ".hidden.txt: hidden", "README.md: a README", "image.png: no page: neither .txt, .html nor .pdf",
                "readme.txt: a README",
                "sources.tsv: no page: neither .txt, .html nor .pdf",
            ])
    }

    @Test func takesFilesAsTheyAreGiven() throws {
        let folder = try Folder(["a.md": "", "sub/a.txt": ""])
        let list = try FileList([folder.path + "/sub/a.txt", folder.path + "/a.md"])
        #expect(list.files.map(\.name) == ["a.txt", "a.md"])
    }

    @Test func doesNotFollowLinksInCircles() throws {
        let folder = try Folder(["a.txt": "", "sub/b.txt": ""])
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/sub/up", withDestinationPath: folder.path)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/c.txt", withDestinationPath: folder.path + "/sub/b.txt")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/d.txt", withDestinationPath: folder.path + "/none.txt")
        #expect(try FileList([folder.path]).files.map(\.name) == ["a.txt", "c.txt", "sub/b.txt"])
        let list = try FileList([folder.path])
        #expect(list.passedOver.map(\.reason) == ["a link to a folder: give the folder itself"])
        #expect(list.problems.map(\.reason) == ["a link that leads nowhere"])
        // What is passed over is the link, where it stands.
        let real = try #require(realpath(folder.path, nil).map { String(cString: $0) })
        #expect(list.passedOver.map { InputFile.fullPath(ofEntry: $0.path) } == [real + "/sub/up"])
        #expect(InputFile.fullPath(ofEntry: "/lost") == "/lost")
    }

    @Test func refusesAFolderWithoutTextAndAPathThatIsNotThere() throws {
        let folder = try Folder(["sources.tsv": "", "empty/.keep": ""])
        func message(_ path: String) -> String {
            do throws(FileProblem) {
                _ = try FileList([path])
                return "nothing was thrown"
            } catch {
                return error.reason
            }
        }
        #expect(message(folder.path) == "no text in this folder (other files: 1)")
        #expect(message(folder.path + "/empty") == "no text in this folder")
        #expect(message(folder.path + "/none") == "there is no such file or folder")
    }

    @Test func theFullPathIsTheSameFromAnywhere() throws {
        let folder = try Folder(["a/甲 1.txt": "5"])
        let path = InputFile(path: folder.path + "/a/甲 1.txt", name: "甲 1.txt").fullPath
        #expect(InputFile(path: folder.path + "/a/../a/./甲 1.txt", name: "x").fullPath == path)
        #expect(path.hasPrefix("/") && path.hasSuffix("/a/甲 1.txt"))
        #expect(InputFile.fullPath("none/such.txt").hasPrefix("/"))
    }

    @Test func tellsWhyAFileCannotBeRead() throws {
        let folder = try Folder(["a.txt": "十"])
        try folder.forbid("a.txt")
        func reason(_ name: String) -> String? {
            do throws(FileProblem) {
                _ = try InputFile(path: folder.path + "/" + name, name: name).bytes()
                return nil
            } catch {
                return error.reason
            }
        }
        #expect(reason("a.txt") == "no permission to read it")
        #expect(reason("b.txt") == "there is no such file or folder")
        #expect(reason("") == "a folder; give the files in it")
    }

    @Test(arguments: [
        ("2022-11-25-p03.txt", "2022-11-25"), ("20221125.txt", "2022-11-25"), ("zgyzb_20221125_03.txt", "2022-11-25"),
        ("2022-11-25/p03.txt", "2022-11-25"), ("2021-01-01/2022-11-25.txt", "2022-11-25"), ("page-2022-11-25.txt", "2022-11-25"),
        ("2022-13-01.txt", nil), ("2022-02-29.txt", nil), ("20220229.txt", nil), ("2024-02-29.txt", "2024-02-29"),
        ("12022-11-25.txt", nil),
        ("120221125.txt", nil), ("2022-11-250.txt", nil), ("0000-11-25.txt", nil), ("p03.txt", nil), ("2022-11.txt", nil),
        ("", nil),
        ("html/2022-11/25/content_301_7.htm", "2022-11-25"), ("202211/25/content_1.html", "2022-11-25"),
        ("2022-11/2022-12-03.htm", "2022-12-03"), ("2022-13/25/a.htm", nil), ("2022-11/p1/25.htm", nil),
        ("2022/11/25/a.htm", nil),
        ("30221125.txt", nil), ("2022-11-25至2022-11-26.txt", "2022-11-26"),
    ])
    func issueDates(name: String, day: String?) {
        #expect(IssueDate.inName(name)?.iso == day, "\(name)")
    }

    /// Test vectors of FIPS 180-4, and lengths around the block size against the padding rule.
    @Test func hashes() {
        #expect(SHA256.hex([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(SHA256.hex(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            SHA256.hex(Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8))
                == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
        #expect(
            SHA256.hex([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
        #expect(Set((54...66).map { SHA256.hex([UInt8](repeating: 7, count: $0)) }).count == 13)
    }
}

/// What a folder can hold beside pages in good order: each of it is counted, with a reason.
struct OddFilesTests {
    private func place(_ folder: Folder, _ bytes: [UInt8]) -> [UInt8] { Array(folder.path.utf8) + [UInt8(ascii: "/")] + bytes }

    private func make(_ place: [UInt8], _ text: String) {
        let file = (place + [0]).withUnsafeBytes {
            open($0.baseAddress!.assumingMemoryBound(to: CChar.self), O_WRONLY | O_CREAT | O_EXCL, 0o644)
        }
        #expect(file >= 0 && Glibc.write(file, text, text.utf8.count) == text.utf8.count)
        close(file)
    }

    /// 甲.txt in GBK, in a folder 乙 in GBK.
    @Test func namesInGBKAreReadAndShown() throws {
        let folder = try Folder()
        let inner = place(folder, [0xD2, 0xD2])
        #expect((inner + [0]).withUnsafeBytes { mkdir($0.baseAddress!.assumingMemoryBound(to: CChar.self), 0o755) } == 0)
        make(inner + [UInt8(ascii: "/"), 0xBC, 0xD7] + Array(".txt".utf8), "5家")
        make(place(folder, Array("甲.txt".utf8)), "6家")
        make(place(folder, [0xFF] + Array(".txt".utf8)), "7家")
        let list = try FileList([folder.path])
        #expect(list.files.map(\.name) == ["乙/甲.txt", "甲.txt", #"\xFF.txt"#])
        #expect(list.files[0].path == folder.path + #"/\xD2\xD2/\xBC\xD7.txt"#)
        #expect(Set(list.files.map(\.fullPath)).count == 3 && list.skipped == 0 && list.problems.isEmpty)
        #expect(try list.files.map { String(decoding: try $0.bytes(), as: UTF8.self) } == ["5家", "6家", "7家"])
    }

    @Test func aPathBeyondTheLimitIsAProblem() throws {
        let folder = try Folder(["a.txt": "5"])
        let part = String(repeating: "d", count: 200)
        let here = FileManager.default.currentDirectoryPath
        // Made step by step with descriptors: no path that long could be given.
        var at = open(folder.path, O_RDONLY | O_DIRECTORY)
        for _ in 0..<21 {
            #expect(mkdirat(at, part, 0o755) == 0)
            let next = openat(at, part, O_RDONLY | O_DIRECTORY)
            close(at)
            at = next
        }
        close(at)
        let list = try FileList([folder.path])
        #expect(list.files.map(\.name) == ["a.txt"])
        #expect(list.problems.map(\.reason) == ["the path is longer than the system allows: move it up, or give a folder below"])
        #expect(FileManager.default.currentDirectoryPath == here)
        let remove = Process()
        remove.executableURL = URL(fileURLWithPath: "/bin/rm")
        remove.arguments = ["-rf", folder.path]
        try remove.run()
        remove.waitUntilExit()
    }

    private static let text = "今年1—10月，湖北省快递业务量完成5.3亿件，同比增长10%，增速居全国前列。"

    private func reason(_ bytes: [UInt8], encoding: String = "utf-8") -> String? {
        var reading = reading([], source: "")
        reading.encoding = encoding
        return Suspicion.reason(ofBytes: bytes) ?? Suspicion.reason(of: reading, bytes: bytes)
    }

    @Test(arguments: ["WINDOWS-1252", "ISO-8859-1", "GB18030"])
    func textThatWasEncodedTwiceIsNoted(encoding: String) throws {
        let text = Array(OddFilesTests.text.utf8)
        // What the other encoding has no character for is lost, as it is wherever this happens.
        let characters = Array((OddFilesTests.text + "宜昌市货运量").unicodeScalars)
        let twice = stride(from: 0, to: characters.count - 1, by: 2).flatMap { index in
            let pair = Array(String(String.UnicodeScalarView(characters[index...index + 1])).utf8)
            return Converter.convert(pair, from: encoding, to: "UTF-8") ?? [UInt8(ascii: "?")]
        }
        #expect(reason(twice)?.hasPrefix("UTF-8 that was taken for another encoding") == true)
        #expect(reason(text) == nil)
    }

    @Test func otherEncodingsThatFitGB18030AreNoted() throws {
        let japanese = try #require(Converter.convert(Array("本日の株価は大幅に上昇しました。".utf8), from: "UTF-8", to: "SHIFT_JIS"))
        let traditional = try #require(Converter.convert(Array("臺北市前十個月營業額達三億元。".utf8), from: "UTF-8", to: "BIG5"))
        for bytes in [japanese, traditional] {
            #expect(reason(bytes, encoding: "gb18030")?.contains("Shift-JIS or Big5") == true)
        }
        for text in [OddFilesTests.text, "镕基喆堃，年产5家", "营收5家"] {
            let bytes = try #require(Converter.convert(Array(text.utf8), from: "UTF-8", to: "GB18030"))
            #expect(reason(bytes, encoding: "gb18030") == nil, "\(text)")
        }
    }

    @Test func whatIsNoTextOrHasLostItsCharactersIsNoted() {
        #expect(reason(Array("%PDF-1.4\n5".utf8))?.hasPrefix("a PDF") == true)
        #expect(reason(Array("{\\rtf1 5}".utf8))?.hasPrefix("an RTF file") == true)
        #expect(reason(Array("全省\u{FFFD}\u{FFFD}\u{FFFD}5家".utf8))?.hasPrefix("characters were lost") == true)
        for text in ["", "5", "目录", "café 5 €", "全省5家\u{FFFD}", "“5家”——ü"] { #expect(reason(Array(text.utf8)) == nil, "\(text)") }
    }

    @Test func aPageOfTheFutureIsNoted() {
        let today = Day(iso: "2022-11-25")
        #expect(Suspicion.reason(issued: Day(iso: "2022-11-27"), today: today)?.contains("2022-11-27 lies in the future") == true)
        for day in ["2022-11-26", "1999-01-01"] { #expect(Suspicion.reason(issued: Day(iso: day), today: today) == nil) }
        #expect(Suspicion.reason(issued: nil, today: today) == nil)
        #expect(Suspicion.reason(issued: Day(iso: "2099-01-01"), today: nil) == nil)
    }
}
