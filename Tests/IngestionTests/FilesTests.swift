import Foundation
import Quantities
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
        #expect(list.skipped == 4)
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
