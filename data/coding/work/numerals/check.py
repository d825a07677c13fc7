"""Checks <para>.tsv + left_out.tsv against the source; writes all.tsv. Context rule: the numeral starts 12 characters
into its context (or, if the context opens the paragraph, len(context)-len(text)-8).
"""
import sys; import collections; sys.path.insert(0,'/tmp/coding')
from paras import BODY, P, T

CL={'promise','threshold','baseline','label','date','heading'}; bad=[]; out=[]; cov={}
rd=lambda f:[l.rstrip('\n').split('\t') for l in open(f,encoding='utf-8',newline='')][1:]
def once(k,ctx):
    s,e=P[k]; i=T.find(ctx,s,e)
    if i<0 or T.find(ctx,i+1,e)>=0: bad.append(('context not once',k,ctx))
    return i
for k,(s,e) in P.items():
    last=s
    for text,cls,ctx,note in rd(f'{k}.tsv'):
        i=once(k,ctx) 
        b=12 if i>s else min(12,len(ctx)-len(text)-8)
        if i+len(ctx)==e and i>s: b=12
        a=i+b; z=a+len(text)
        if T[a:z]!=text: bad.append(('text not at place',k,text,ctx))
        if cls not in CL: bad.append(('class',k,cls))
        if a<last: bad.append(('order/overlap',k,text))
        if (text[0].isdigit() and (T[a-1].isdigit() or T[a-1] in '.')) or (T[z].isdigit() and text[-1].isdigit()) or (text[-1].isdigit() and T[z] in '万亿千百'):
            bad.append(('cut numeral',k,text,ctx))
        last=z; out.append((k,a,z,text,cls,note))
        for p in range(a,z): cov[p]='num'
for k,ch,ctx,why in rd('left_out.tsv'):
    i=once(k,ctx); s,e=P[k]; a=i+(12 if i>s else max(0,min(12,len(ctx)-9)))
    if T[a]!=ch: bad.append(('left_out char',k,ch,ctx))
    if a in cov: bad.append(('left_out also coded',k,ch,ctx))
    cov[a]='out'
chars='零一二两三四五六七八九十百千万亿双半多'
tot=0
for p in range(*BODY):
    if T[p] in chars or T[p].isdigit():
        tot+=1
        if p not in cov: bad.append(('UNCOVERED',p,T[p],T[p-8:p+6]))
inpara=set(p for s,e in P.values() for p in range(s,e))
if any(not T[p].isspace() for p in range(*BODY) if p not in inpara): bad.append('BODY text outside paragraphs')
out.sort(key=lambda r:r[1])
with open('all.tsv','w',encoding='utf-8',newline='') as f:
    f.write('para\tstart\tend\ttext\tclass\tnote\n')
    for r in out: f.write('\t'.join(map(str,r))+'\n')
print('bad',len(bad)); [print(b) for b in bad]
print('rows',len(out),dict(collections.Counter(r[4] for r in out)),'number characters in BODY',tot,'left out',sum(v=='out' for v in cov.values()))
