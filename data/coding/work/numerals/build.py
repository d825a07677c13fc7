"""marks.txt (written by reading) -> <para>.tsv with a context of 12 before / 8 after. No classification here."""
import sys; sys.path.insert(0,'/tmp/coding')
from paras import P, T

rows={k:[] for k in P}; cur=None; pos=0; err=0
for ln in open('marks.txt',encoding='utf-8'):
    ln=ln.rstrip('\n')
    if not ln or ln[0]=='#': continue
    if ln[0]=='@': cur=ln[1:]; pos=P[cur][0]; continue
    c,sn,note=ln.split('|')
    a=sn.index('{'); b=sn.index('}'); num=sn[a+1:b]; plain=sn.replace('{','').replace('}','')
    i=T.find(plain,max(P[cur][0],pos-a),P[cur][1])
    if i<0: print('NOT FOUND',cur,ln); err+=1; continue
    s=i+a; e=s+len(num)
    if s<pos: print('ORDER',cur,ln); err+=1
    pos=e
    rows[cur].append((num,c,T[max(P[cur][0],s-12):min(P[cur][1],e+8)],note))
for k,r in rows.items():
    with open(f'{k}.tsv','w',encoding='utf-8',newline='') as f:
        f.write('text\tclass\tcontext\tnote\n')
        for x in r: f.write('\t'.join(x)+'\n')
print('errors',err,'rows',sum(map(len,rows.values())))
