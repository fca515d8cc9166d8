/// Words at the ends of which stands a character that is a particle elsewhere.
enum WordEdges {
    /// 及时, 等待, 均价, 共享, 再生, 并网, 还款: the first character is part of a word.
    static func begins(_ scalars: [UInt32]) -> Bool {
        let next = scalars[1]
        switch scalars[0] {
        case 0x53CA: return next == 0x65F6 || next == 0x683C  // 及时 及格
        case 0x7B49: return next == 0x5F85 || next == 0x7EA7  // 等待 等级
        case 0x5747: return next == 0x4EF7 || next == 0x503C  // 均价 均值
        case 0x5171: return [0x4EAB, 0x540C, 0x5EFA].contains(next)  // 共享 共同 共建
        case 0x518D: return [0x751F, 0x8D37, 0x5C31, 0x4FDD].contains(next)  // 再生 再贷 再就业 再保险
        case 0x5E76: return [0x7F51, 0x8D2D, 0x8D26].contains(next)  // 并网 并购 并账
        case 0x8FD8: return [0x6B3E, 0x8D37, 0x5EFA].contains(next)  // 还款 还贷 还建
        case 0x548C: return next == 0x8C10 || next == 0x7530  // 和谐 和田
        default: return false
        }
    }

    /// 高中, 其中, 平均, 人均: the last character is part of a word.
    static func ends(_ scalars: [UInt32]) -> Bool {
        guard scalars.count >= 2 else { return false }
        let (before, last) = (scalars[scalars.count - 2], scalars[scalars.count - 1])
        if last == 0x4E2D { return [0x9AD8, 0x521D, 0x96C6, 0x624B, 0x7A7A].contains(before) }  // 高中 初中 集中 手中 空中
        if last == 0x5747 { return [0x5E73, 0x4EBA, 0x6237, 0x65E5, 0x6708, 0x5E74, 0x4EA9].contains(before) }
        if last == 0x4E0E { return before == 0x53C2 }  // 参与
        // 产能 效能 储能 动能 功能 节能 性能 智能 电能 热能 核能 氢能 赋能
        if last == 0x80FD {
            return [0x4EA7, 0x6548, 0x50A8, 0x52A8, 0x529F, 0x8282, 0x6027, 0x667A, 0x7535, 0x70ED, 0x6838, 0x6C22, 0x8D4B]
                .contains(before)
        }
        if last == 0x53CA { return [0x60E0, 0x6D89, 0x666E, 0x6CE2, 0x987E, 0x5371, 0x63D0].contains(before) }  // 惠及 涉及 普及
        if last == 0x7EA6 { return [0x5408, 0x7B7E, 0x5951, 0x9884, 0x6761, 0x8282].contains(before) }  // 合约 签约 契约 预约 条约 节约
        return false
    }
}
