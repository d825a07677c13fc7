import sys; sys.path.insert(0,'/tmp/coding')
from paras import P, T

cov=set()
import build

for k,r in build.rows.items():
    for num,c,ctx,n in r:
        i=T.find(ctx,*P[k]); j=T.find(ctx,i+1,P[k][1])
        if j>=0: print('CTX TWICE',k,ctx)
        before=12 if i>P[k][0] else (len(ctx)-len(num)-8)
        cov|=set(range(i+before,i+before+len(num)))
for k,(s,e) in P.items():
    for i in range(s,e):
        if (T[i] in '零一二两三四五六七八九十百千万亿双半多〇俩卅廿几数每各均皆' or T[i].isdigit()) and i not in cov:
            print(k,i,T[i],T[max(s,i-8):i+6])
print('--- universals')
for k,(s,e) in P.items():
    for i in range(s,e):
        if T[i] in '全尽无不' and i not in cov: print(k,T[i],T[max(s,i-6):i+8])
