import Testing

@testable import Reading

/// Names resolved by themselves.
struct ResolveTests {
    private let reader = OrganizationTables.reader

    @Test(arguments: [
        ("宜昌邮政", "宜昌市邮政分公司"), ("湖北省宜昌市邮政分公司", "宜昌市邮政分公司"), ("宜昌市邮政分公司", "宜昌市邮政分公司"),
        ("中国邮政集团有限公司宜昌市分公司", "宜昌市邮政分公司"), ("安徽省邮政分公司", "安徽省邮政分公司"), ("安徽邮政", "安徽省邮政分公司"),
        ("邮储银行安徽省分行", "邮储银行安徽省分行"), ("宁夏", "宁夏回族自治区"), ("南京市鼓楼区", "南京市鼓楼区"), ("邮政集团", "中国邮政"),
        ("中国人民财产保险", "人保财险"), ("宜昌市第一人民医院", "宜昌市第一人民医院"), ("　宜昌 邮政 ", "宜昌市邮政分公司"),
    ])
    func knows(name: String, organization: String) { #expect(reader.resolve(name).organization == organization) }

    @Test(arguments: ["市分公司", "中国人民", "长江", "春节", "夏天", "", "揽收邮件"])
    func isNobody(name: String) {
        #expect(reader.resolve(name).organization == nil)
        #expect(reader.resolve(name).isUnknown)
    }

    @Test func choosesOrGivesTheCandidates() {
        #expect(reader.resolve("鼓楼区").candidates == ["南京市鼓楼区", "徐州市鼓楼区", "福州市鼓楼区", "开封市鼓楼区"])
        #expect(reader.resolve("鼓楼区", in: "福建").organization == "福州市鼓楼区")
        #expect(reader.resolve("鼓楼区", in: "福建").reason == "the text speaks of 福建省")
        #expect(reader.resolve("鼓楼区", in: "江苏省").organization == nil)
        #expect(reader.resolve("宜昌市分公司").candidates.contains("宜昌市邮政分公司"))
        #expect(reader.resolve("宜昌市分公司", in: "湖北邮政").organization == "宜昌市邮政分公司")
        #expect(reader.resolve("全省").organization == nil && !reader.resolve("全省").isUnknown)
        #expect(reader.resolve("全省", in: "宜昌").organization == "湖北省")
    }

    @Test func levelAndParentFollowFromTheStructure() {
        let chain = ["夷陵区邮政分公司", "宜昌市邮政分公司", "湖北省邮政分公司", "中国邮政"]
        for (index, level) in ["county", "prefecture", "province", "country"].enumerated() {
            let found = reader.resolve(chain[index])
            #expect(found.level == level && found.system == "post")
            #expect(found.parent == (index < 3 ? chain[index + 1] : nil))
        }
        #expect(reader.resolve("邮储银行夷陵区支行").parent == "邮储银行宜昌市分行")
        #expect(reader.resolve("邮储银行夷陵区支行").division == "420506")
        #expect(reader.resolve("宜昌市第一人民医院").level == "site")
    }

    @Test func theNearestNamesAreAlwaysTheSame() {
        let nearest = reader.nearest(to: "宜昌市邮政分公可")
        #expect(nearest.first == "宜昌市邮政分公司" && nearest.count == 5)
        #expect(nearest == reader.nearest(to: "宜昌市邮政分公可"))
        #expect(reader.nearest(to: "") == [])
    }

    /// Every province and prefecture: post branch and postal bank branch, full and short, with and without the province.
    @Test func everyBranchOfPostAndPostalBank() throws {
        let names = reader.vocabulary.names
        var checked = 0
        for index in names.divisions.indices where names.divisions[index].isLiving && names.divisions[index].level != "county" {
            let division = names.divisions[index]
            if ["香港", "澳门", "台湾"].contains(where: division.name.hasPrefix) { continue }
            let display = names.displayName(index)
            let above = division.parent >= 0 ? names.divisions[division.parent].name : ""
            let post = [
                "\(division.name)邮政分公司", "\(above)\(division.name)邮政分公司", "\(division.name)邮政", "\(division.short)邮政",
                "\(division.short)邮政分公司", "中国邮政集团有限公司\(division.name)分公司", "中国邮政\(division.short)分公司",
            ]
            let bank = [
                "邮储银行\(division.name)分行", "邮储银行\(division.short)分行", "邮储银行\(above)\(division.name)分行",
                "中国邮政储蓄银行\(division.name)分行", "中国邮政储蓄银行股份有限公司\(division.name)分行", "\(division.short)邮储银行",
            ]
            for (forms, body, system) in [(post, "\(display)邮政分公司", "post"), (bank, "邮储银行\(display)分行", "postal_bank")] {
                for form in forms {
                    let found = reader.resolve(form)
                    #expect(found.organization == body, "\(form)")
                    #expect(found.level == division.level && found.system == system && found.division == division.code, "\(form)")
                    checked += 1
                }
            }
        }
        #expect(checked > 4000)
    }
}
