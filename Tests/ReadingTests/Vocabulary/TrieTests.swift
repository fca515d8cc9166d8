import Testing

@testable import Reading

struct TrieTests {
    @Test func nestedWords() {
        var trie = Trie()
        for (index, word) in ["中国", "中国邮政", "中", "人民"].enumerated() { #expect(trie.insert(word, Int32(index)) == Int32(index)) }
        #expect(trie.insert("中国", 9) == 0, "a word that is there keeps its value")
        let text = "在中国邮政".scalarValues
        #expect(trie.all(text, 1, text.count).map(\.length) == [1, 2, 4])
        #expect(trie.all(text, 1, text.count).map(\.value) == [2, 0, 1])
        #expect(trie.longest(text, 1, 4).map { [$0.value, $0.length] } == [0, 2], "a word ends at the limit")
        #expect(trie.all(text, 0, text.count).isEmpty)
    }

    /// A trie that is packed says what it says unpacked, also where many scalars lead on, and after one more word.
    @Test func packed() {
        let words = ["省", "省会", "省级", "市辖区"] + (0..<200).map { "州" + String(UnicodeScalar(0x4E00 + $0 * 7)!) + "县" }
        var trie = Trie()
        for (index, word) in words.enumerated() { trie.insert(word, Int32(index)) }
        var packed = trie
        packed.pack()
        let text = (words.joined() + "州省市省会区").scalarValues
        func all(_ trie: Trie) -> [[Int]] {
            text.indices.map { place in trie.all(text, place, text.count).flatMap { [$0.value, $0.length] } }
        }
        #expect(all(packed) == all(trie))
        #expect(all(packed).contains { $0.count == 4 }, "two words at one place")
        #expect(text.indices.allSatisfy { packed.reach(text, $0, text.count) == trie.reach(text, $0, text.count) })
        trie.insert("州省", 999)
        packed.insert("州省", 999)
        #expect(all(packed) == all(trie))
        #expect(all(packed).contains([999, 2]))
        packed.pack()
        #expect(all(packed) == all(trie))
    }

    @Test func tooManyNestedWords() {
        var trie = Trie()
        let text = String(repeating: "一", count: 10).scalarValues
        for length in 1...10 { trie.insert(String(repeating: "一", count: length), Int32(length)) }
        #expect(trie.all(text, 0, text.count).map(\.length) == Array(3...10), "the longest stay")
        #expect(trie.longest(text, 0, text.count)?.length == 10)
    }

    /// The scanners ask for all words at a place; as many as there are must have room.
    @Test func roomForNestedWords() throws {
        let trie = Shared.vocabulary.names.trie
        for (table, column) in [("organizations.tsv", "name"), ("divisions.tsv", "name"), ("not_organizations.tsv", "text")] {
            for row in try Table(table, Vocabulary.embeddedFile(table) ?? "", required: [column]).rows {
                let word = row.cell(column).scalarValues
                #expect(trie.all(word, 0, word.count).count < 8, "\(row[column])")
            }
        }
    }

    @Test func cells() throws {
        let rows = try Table("own.tsv", "a\tb\tc\r\n# no row\r\n甲|乙||丙\t\r\n\n1\tshared=x,y\tz", required: ["b"]).rows
        #expect(rows.map(\.line) == [3, 5])
        #expect(rows[0].words("a") == ["甲", "乙", "丙"])
        #expect(rows[0].cell("b").isEmpty && rows[0].cell("c").isEmpty && rows[0].cell("d").isEmpty)
        #expect(rows[1].cell("b").starts(with: "shared=") && !rows[1].cell("a").starts(with: "shared="))
        #expect(rows[1].cell("b").dropFirst(7).words(partedBy: UInt8(ascii: ",")).map(\.string) == ["x", "y"])
        #expect(rows[1].cell("b").split(at: "=").map { [$0.head.string, $0.tail.string] } == ["shared", "x,y"])
        #expect(rows[1].cell("c") == "z" && !(rows[1].cell("c") == "zz"))
    }
}
