import Quantities
import Testing

@testable import Reading

/// The value of a figure in the unit that its words ask for.
@Suite struct FigureValueTests {
    private func quantity(_ words: String) throws -> QuantityMention {
        let text = words.scalarValues
        return try #require(QuantityScanner(text: text, vocabulary: Shared.vocabulary).scan(0, text.count, floor: 0))
    }

    private func value(_ words: String, metric: String = "", unit: String? = nil) throws -> FigureValue {
        let phrase = MetricPhrase(text: metric, unit: unit, isTopic: true, rule: "test")
        return FigureValue(try quantity(words), phrase, words: metric.scalarValues, core: Phrase(), Shared.vocabulary)
    }

    @Test func aUnitOfItsOwnStays() throws {
        #expect(try value("36亿元", metric: "产值").unit == "CNY")
        #expect(try value("36家", metric: "产值").unit == "家")
    }

    @Test func aBareNumberTakesTheUnitOfItsMetric() throws {
        #expect(try value("36亿", metric: "茶叶产值").unit == "CNY")
        #expect(try value("36", metric: "茶叶产值").unit == "", "money has a multiplier")
        #expect(try value("3.6万", metric: "茶园", unit: "茶农").unit == "茶农")
        #expect(try value("3.6万", metric: "门诊人次").unit == "人次")
        #expect(try value("103.6", metric: "景气指数").unit == "点")
        #expect(try value("3.6万", metric: "茶园").unit == "")
    }

    @Test func multiples() throws {
        var value = try value("2.5倍")
        value.multiplesToPercent()
        #expect(value.value.canonical == "250")
        #expect(value.unit == "%")
        #expect(value.interval.lower?.canonical == "245")
        var other = try self.value("2.5%")
        other.multiplesToPercent()
        #expect(other.value.canonical == "2.5")
    }

    @Test func aChangeBesideAPrice() throws {
        let price = FigureValue.Price(unit: "CNY/kg", below: "kg", factor: try #require(quantity("3元/斤").below))
        var value = try value("0.6元")
        value.take(price)
        #expect(value.unit == "CNY/kg")
        #expect(value.value.canonical == "1.2")
        var weight = try self.value("0.6公斤")
        weight.take(price)
        #expect(weight.unit == "kg", "no money")
    }

    @Test func negation() throws {
        var value = try value("3.6%")
        value.negate()
        #expect(value.value.canonical == "-3.6")
        #expect(value.interval.upper?.canonical == "-3.55")
    }
}
