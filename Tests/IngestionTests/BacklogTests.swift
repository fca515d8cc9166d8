import Foundation
import Quantities
import Store
import Testing

@testable import Ingestion
@testable import Reading

/// Families that very many documents speak of are made anew from time to time; what comes out in the end is the same.
struct BacklogTests {
    private func page(_ index: Int, of count: Int) -> [Claim] {
        // Most contradict one another, every seventh is vague and agrees with many.
        let vague = index % 7 == 0
        return [
            claim(
                "\(100 + index * 3 % count).5e8", "2022-10-31",
                interval: vague ? (nil, "\(150 + index)e8") : nil, bound: vague ? .lessThan : .exact),
            claim("\(index % 9).5", kind: .growth, unit: "%", "2022-10-31", base: "2021-10-31", at: 10),
        ]
    }

    private func settle(_ test: TestStore) throws -> Int {
        try test.store.transaction(run: test.run) { try Recorder(writer: $0).settleBacklog() }
    }

    @Test func theEndIsTheSameWhateverTheOrder() throws {
        let count = 150
        let (forward, backward) = (try TestStore(), try TestStore())
        for index in 0..<count { try forward.add("d\(index)", page(index, of: count), issued: "2022-11-01") }
        for index in (0..<count).reversed() { try backward.add("d\(index)", page(index, of: count), issued: "2022-11-01") }
        #expect(try forward.rows("SELECT count(*) FROM backlog WHERE waiting > 0") == ["1"])
        for test in [forward, backward] { #expect(try settle(test) > 0) }
        #expect(try forward.observations() == backward.observations())
        #expect(try forward.rows("SELECT settled, waiting FROM backlog") == ["\(2 * count)|0"])
        #expect(try settle(forward) == 0)
    }

    @Test func whatIsRareFollowsAtOnce() throws {
        let test = try TestStore()
        for index in 0..<32 { try test.add("d\(index)", page(index, of: 32)) }
        #expect(try test.rows("SELECT count(*) FROM backlog") == ["0"])
        #expect(try settle(test) == 0)
    }

    /// A large year is made anew a few times while it doubles, and not with every document.
    @Test func theWorkGrowsWithTheDocuments() throws {
        let test = try TestStore()
        var made = 0
        for index in 0..<400 {
            try test.add("d\(index)", page(index, of: 400))
            if try test.rows("SELECT count(*) FROM backlog WHERE waiting = 0") == ["1"] { made += 1 }
        }
        // From 64 claims to 800, an eighth more each time: 22 times.
        #expect((15...30).contains(made), "\(made)")
    }

    /// The neighbours are found as if each claim were compared with every head.
    @Test func clustersAreThoseOfComparingAll() {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func random(_ below: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(below))
        }
        for _ in 0..<200 {
            var claims: [StoredClaim] = []
            for id in 0..<40 {
                let (low, width) = (random(30), random(6))
                let ends: (String?, String?) = (random(9) == 0 ? nil : "\(low)", random(9) == 0 ? nil : "\(low + width)")
                let made = claim("\(low)", "2022-10-31", interval: ends, at: id * 10)
                claims.append(StoredClaim(id: Int64(id), document: "d\(id)", sha256: "", issued: nil, claim: made)!)
            }
            let drafts = Reconcile.observations(of: claims)
            // Each claim is with the first head it agrees with, in the order of the drafts.
            for claim in claims {
                let first = drafts.firstIndex { Reconcile.agree($0.interval, claim.interval) }
                #expect(first == drafts.firstIndex { $0.claims.contains(claim.id) })
            }
        }
    }
}
