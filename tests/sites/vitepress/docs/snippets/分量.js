// 每个人的分量
export const 每人 = { 米: 0.25, 水: 2 }
