import Testing

@testable import Reading

/// An article as sentences with what was found in them.
@Suite struct ArticleLayoutTests {
    private static let text = """
        全国快递业务发展情况公布
        今年前10个月，广东省快递业务量完成200亿件，同比增长5%；浙江省完成150亿件。其中9月份，江苏省完成8亿件。
        """

    @Test func sentencesAndClausesAreCut() throws {
        let scene = try Scene(ArticleLayoutTests.text)
        let sentences = scene.layout.sentences.map { String(scene.text[$0.range]) }
        #expect(
            sentences == ["今年前10个月，广东省快递业务量完成200亿件，同比增长5%", "浙江省完成150亿件", "其中9月份，江苏省完成8亿件"])
        let clauses = scene.layout.sentences[0].clauses.map { String(scene.text[$0]) }
        #expect(clauses == ["今年前10个月", "广东省快递业务量完成200亿件", "同比增长5%"])
        #expect(scene.layout.clause(0, at: scene.place("同比").lowerBound) == 2)
        #expect(scene.layout.clause(0, at: scene.place("今年").lowerBound) == 0)
    }

    /// 该区 after a name that several regions have stands for its words, also at the head of a longer name.
    @Test func aPointerHasTheWordsOfItsName() throws {
        let scene = try Scene("记者从江北区建设局获悉，该区建房5套。")
        let pointer = try #require(scene.layout.names.last)
        #expect(pointer.resolved == nil && pointer.owner.subject?.mention == "江北区")
        let other = try Scene("记者从江北区建设局获悉，该县建房5套。")
        #expect(other.layout.names.last?.owner.subject?.mention == "该县", "no region of that sort was named")
    }

    @Test func yearsOfNames() throws {
        let scene = try Scene("入选“2021年全球银行1000强”榜单，“2021年”完成5万吨，2021年增长6%。")
        #expect(scene.layout.periods.map { scene.layout.isTitled($0.range, in: 0) } == [true, false, false])
    }

    @Test func whatWasFoundLiesInItsSentence() throws {
        let scene = try Scene(ArticleLayoutTests.text)
        let layout = scene.layout
        #expect(
            layout.sentences.map { $0.periods.map { String(scene.text[layout.periods[$0].range]) } } == [
                ["今年前10个月"], [], ["9月份"],
            ])
        #expect(
            layout.sentences.map { $0.names.map { String(scene.text[layout.names[$0].range]) } } == [["广东省"], ["浙江省"], ["江苏省"]])
        #expect(
            layout.sentences.map { $0.figures.map { String(scene.text[layout.figures[$0]]) } } == [
                ["200亿件", "5%"], ["150亿件"], ["8亿件"],
            ])
        #expect(layout.sentences.map(\.periodsBefore) == [nil, 0, 0])
        #expect(layout.sentences.map(\.namesBefore) == [nil, 0, 1])
        #expect(layout.names.allSatisfy { $0.resolved != nil })
    }

    @Test func aPlaceHasItsSentence() throws {
        let scene = try Scene(ArticleLayoutTests.text)
        for (index, sentence) in scene.layout.sentences.enumerated() {
            #expect(scene.layout.sentence(at: sentence.range.lowerBound) == index)
            #expect(scene.layout.sentence(at: sentence.range.upperBound - 1) == index)
            #expect(scene.layout.sentence(at: sentence.range.upperBound) == nil, "the mark itself is in none")
        }
        #expect(scene.layout.sentence(at: scene.text.count + 5) == nil)
    }

    @Test func aSentenceGoesOnBehindASemicolon() throws {
        let scene = try Scene(ArticleLayoutTests.text)
        #expect((0..<3).map { scene.layout.isContinued($0) } == [false, true, false])
    }

    @Test func figuresBeforeAndBehind() throws {
        let scene = try Scene(ArticleLayoutTests.text)
        let (layout, growth) = (scene.layout, scene.place("5%"))
        #expect(layout.figure(before: growth.lowerBound, in: 0).map { layout.figures[$0] } == scene.place("200亿件"))
        #expect(layout.figure(before: scene.place("200亿件").lowerBound, in: 0) == nil)
        #expect(layout.figure(after: scene.place("同比").lowerBound, in: 0) == growth)
        #expect(layout.figure(after: growth.upperBound, in: 0) == nil, "the next sentence is another")
        #expect(layout.hasFigure(scene.place("完成200亿件"), in: 0))
        #expect(!layout.hasFigure(scene.place("同比增长"), in: 0))
    }

    @Test func periodsBeforeAPlace() throws {
        let scene = try Scene(ArticleLayoutTests.text)
        #expect(scene.layout.period(before: scene.place("今年").lowerBound) == nil)
        #expect(scene.layout.period(before: scene.place("浙江省").lowerBound) == 0)
        #expect(scene.layout.period(before: scene.place("江苏省").lowerBound) == 1)
    }

    /// Of a long list the first two, the five before the place and the three behind it.
    @Test func onlyWhatIsNearIsOffered() throws {
        let places = ["北京市", "天津市", "河北省", "山西省", "辽宁省", "吉林省", "江苏省", "浙江省", "安徽省", "福建省", "江西省", "山东省", "河南省"]
        let scene = try Scene("昨日，" + places.map { $0 + "完成3亿件" }.joined(separator: "，") + "。")
        let layout = scene.layout
        let found = layout.names(around: scene.place("福建省").upperBound, in: 0)
        #expect(
            found.near.map { String(scene.text[layout.names[$0].range]) }
                == ["北京市", "天津市", "吉林省", "江苏省", "浙江省", "安徽省", "福建省", "江西省", "山东省", "河南省"])
        #expect(String(scene.text[layout.names[found.last].range]) == "福建省")
        let head = layout.names(around: scene.place("昨日").lowerBound, in: 0)
        #expect(head.last == layout.sentences[0].names.lowerBound - 1, "nothing stands before")
        #expect(Array(head.near.prefix(2)) == [0, 1])
    }

    @Test func periodsNearAPlace() throws {
        let scene = try Scene("2019年完成1亿件，2020年完成2亿件，2021年完成3亿件。")
        let found = scene.layout.periods(around: scene.place("2亿件").lowerBound, in: 0)
        #expect(Array(found.near) == [0, 1, 2] && found.last == 1)
    }

    @Test func whatGoverns() throws {
        let scene = try Scene("2017年至2021年，全省完成100亿件。2021年完成30亿件，9月份完成3亿件。")
        let last = scene.layout.governing[scene.layout.period(before: scene.place("3亿件").lowerBound)!]
        #expect(last.several.map { scene.words(scene.layout.periods[$0].range) } == "2017年至2021年")
        #expect(last.whole.map { scene.words(scene.layout.periods[$0].range) } == "2021年")
    }

    @Test func bracketsAndNeighbours() throws {
        let scene = try Scene("全省（含广州市）完成5亿件。")
        let city = scene.place("广州市")
        #expect(scene.layout.isBracketed(city, in: 0) && !scene.layout.isBracketed(scene.place("5亿件"), in: 0))
        #expect(scene.layout.before(city.lowerBound, in: 0) == "含".scalarValues[0])
        #expect(scene.layout.after(city.upperBound, in: 0) == 0xFF09)
        let bounds = scene.layout.sentences[0].range
        #expect(scene.layout.before(bounds.lowerBound, in: 0) == 0 && scene.layout.after(bounds.upperBound, in: 0) == 0)
    }

    @Test func paragraphsKnowTheirFirst() throws {
        let scene = try Scene("标题\n\n今年前10个月，广东省完成2亿件。增长5%。\n\n　　服务继续改善。浙江省上半年完成3亿件。\n")
        for (index, paragraph) in scene.layout.paragraphs.enumerated() where paragraph.firstName != nil {
            #expect(scene.layout.sentences[paragraph.sentence].paragraph == index)
        }
        let sentence = scene.layout.sentence(at: scene.place("5%").lowerBound)!
        #expect(scene.words(scene.layout.reach(sentence))?.hasPrefix("今年前10个月") ?? false)
        #expect(scene.words(scene.layout.reach(sentence))?.hasSuffix("增长5%") ?? false)
    }

    /// One sentence without end, and the look-ups at every figure of it.
    @Test func aMegabyteTakesItsTime() throws {
        try expectLinear(1_000_000) { size in
            let piece = "2021年广东省完成3亿件，"
            let scene = try Scene(String(repeating: piece, count: size / piece.utf8.count) + "全国完成5亿件。")
            var sum = 0
            for figure in scene.layout.figures {
                guard let sentence = scene.layout.sentence(at: figure.lowerBound) else { continue }
                sum += scene.layout.names(around: figure.lowerBound, in: sentence).near.count
                sum += scene.layout.periods(around: figure.lowerBound, in: sentence).near.count
                sum += scene.layout.clause(sentence, at: figure.lowerBound)
                sum += scene.layout.figure(before: figure.lowerBound, in: sentence) ?? 0
            }
            #expect(sum > 0)
        }
    }
}
