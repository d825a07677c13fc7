import csv
import json
import os
import re
import sys
from decimal import Decimal

from paras import *

D='/work/main/data/'
keys=lambda f:[r[0] for r in csv.reader(open(D+f,encoding='utf-8'))][1:]
V=dict(kind='target measure aim',checkable_by='number all zero event open',modal='确保 坚决 力争 争取 争创 鼓励 引导 支持 探索',comparator='ge le approx eq range',
 measure_type='growth_rate share level increment treated reduction time_limit coverage',logic='input activity output outcome',
 actor='city county zone department state_firm firm finance university service_unit village higher unstated')
V={k:v.split() for k,v in V.items()}
V.update(sector=keys('sectors.csv'),unit=keys('units.csv'),instrument=keys('instruments.csv'))
MV=dict(target_group=['large_firm', 'small_firm', 'foreign_firm', 'investor', 'talent', 'farmer', 'urban_resident', 'child', 'patient', 'elderly', 'vulnerable', 'jobseeker', 'visitor', 'nature', 'government', 'public'],place=keys('places.csv'),programme=keys('programmes.csv'))
FL=['shared', 'joint', 'award', 'slogan', 'nested', 'per_unit', 'modal_scope', 'scope_ambiguous', 'firm_project', 'external_standard']
COLS=['kind', 'checkable_by', 'sector', 'quote_zh', 'text_en', 'item_zh', 'item_en', 'verb', 'modal', 'comparator', 'value_as_written', 'value_low', 'value_high', 'unit', 'measure_type', 'logic', 'instrument', 'actor', 'target_group', 'place', 'deadline', 'cofog', 'sdg', 'programme', 'flag', 'para', 'id']
COFOG=[f'{d:02d}.{i}' for d,n in zip(range(1,11),(8,5,6,9,6,6,6,6,8,9)) for i in range(1,n+1)]
MUL={'百':100,'千':1000,'万':10**4,'亿':10**8}
def expand(s):
    m=re.fullmatch(r'(\d+(?:\.\d+)?)?([百千]?)((?:万|亿)*)',s)
    if not m or not s: return None
    v=Decimal(m[1] or 1)
    for c in m[2]+m[3]: v*=MUL[c]
    return v
def span(s):
    if re.fullmatch(r'\d+-\d+',s): a,b=s.split('-'); return Decimal(a),Decimal(b),'range'
    v=expand(s); return (v,v,None) if v is not None else (None,None,None)
def comp(q,s,loose):
    best='eq'
    for m in re.finditer(re.escape(s),q):
        a,b=m.span()
        if (a and (q[a-1].isdigit() or q[a-1]=='.')) and s[0].isdigit(): continue
        if b<len(q) and (q[b].isdigit()): continue
        pre,post=q[:a],q[b:]
        if re.search(r'(突破|过|不低于|超过)$',pre): best='ge'
        pat=r'^[^\d,;。:、(]{0,6}?(以上|以内|左右)' if not loose else r'^[^,;。:(]{0,8}?(以上|以内|左右)'
        t=re.match(pat,post)
        if t: best={'以上':'ge','以内':'le','左右':'approx'}[t[1]]
    return best
def lint(k):
    E=[]
    f=f'/tmp/coding/rec/{k}.json'
    if not os.path.exists(f): return [f'{k} MISSING'],[]
    try: S=json.load(open(f,encoding='utf-8'))
    except Exception as e: return [f'{k} JSON: {e}'],[]
    pos=P[k][0]; rows=[]
    for i,s in enumerate(S,1):
        w=f'{k} seg{i}'
        if s['role'] not in('record','heading','context','means'): E.append(f'{w} role')
        while pos<len(T) and T[pos].isspace(): pos+=1
        if T[pos:pos+len(s['text'])]!=s['text']: E.append(f'{w} text mismatch: source {T[pos:pos+len(s["text"])]!r}'); return E,rows
        a=pos; pos+=len(s['text'])
        if bool(s.get('records'))!=(s['role']=='record'): E.append(f'{w} records vs role')
        for j,r in enumerate(s.get('records') or [],1):
            q=r.get('quote_zh',''); x=f'{w}.{j} [{q[:16]}]'
            e=lambda m: E.append(f'{x} {m}')
            for c in r:
                if c not in COLS: e(f'unknown column {c}')
            for c in ['kind', 'checkable_by', 'sector', 'quote_zh', 'text_en', 'item_zh', 'item_en', 'logic', 'instrument', 'actor', 'cofog']:
                if not r.get(c): e(f'{c} empty')
            for c,vals in V.items():
                if r.get(c) and r[c] not in vals: e(f'{c}={r[c]!r} not allowed')
            for c,vals in MV.items():
                for p in filter(None,(r.get(c) or '').split(';')):
                    if p not in vals: e(f'{c}={p!r} not in look-up')
            for p in filter(None,(r.get('flag') or '').split(';')):
                if p not in FL and not re.fullmatch(r'list:\d+|conflict:.+',p): e(f'flag {p}')
            if r.get('cofog') and r['cofog'] not in COFOG: e('cofog '+str(r['cofog']))
            if r.get('sdg') not in (None,'') and int(r['sdg']) not in range(1,18): e('sdg')
            if q not in s['text']: e('quote not inside its segment')
            if T[BODY[0]:BODY[1]].count(q)!=1: e(f'quote occurs {T[BODY[0]:BODY[1]].count(q)} times in BODY')
            if q and q[-1] in ',。;、:': e('quote ends in punctuation')
            if len(r.get('item_en',''))>60: e('item_en > 60 characters')
            if len(r.get('text_en','').split())>32: e('text_en > 32 words')
            t=r.get('kind')=='target'
            need=['comparator', 'value_as_written', 'unit', 'measure_type']
            for c in need:
                if t and not r.get(c): e(f'target without {c}')
                if not t and r.get(c): e(f'{c} on a {r.get("kind")}')
            if not t and ('value_low' in r or 'value_high' in r) and (r.get('value_low') is not None or r.get('value_high') is not None): e('value on non-target')
            ok={'target':('number','all','zero'),'measure':('event','open'),'aim':('open',)}.get(r.get('kind'),())
            if r.get('checkable_by') not in ok: e(f'checkable_by {r.get("checkable_by")} for {r.get("kind")}')
            fl=(r.get('flag') or '').split(';')
            sent=T[T.rfind('。',0,a)+1:a]+s['text'][:s['text'].find(q)+len(q)] if q in s['text'] else q
            if r.get('verb') and r['verb'] not in sent: e(f'verb {r["verb"]} not in quote or sentence before')
            if r.get('modal'):
                if r['modal'] not in q and 'modal_scope' not in fl: e('modal not in quote: flag modal_scope')
                if r['modal'] not in sent: e('modal not in sentence')
            elif re.match(r'(积极|着力|全力)?(确保|坚决|力争|争取|争创|鼓励|引导|支持|探索)',q): e('quote starts with a modal but modal empty')
            if t and r.get('value_as_written'):
                v=r['value_as_written']; lo,hi=r.get('value_low'),r.get('value_high')
                if v not in q: e('value_as_written not in quote')
                cb=r['checkable_by']; c=r.get('comparator')
                if cb in('all','zero'):
                    if c!='eq' or lo!=hi or lo!=(100 if cb=='all' else 0): e(f'{cb} needs eq and both ends')
                else:
                    A,B,kd=span(v)
                    if A is None: e(f'cannot read number {v}')
                    else:
                        cc=kd or comp(q,v,'scope_ambiguous' in fl)
                        if cc!=c: e(f'comparator {c} but text reads {cc}')
                        want={'ge':(A,None),'le':(None,B)}.get(c,(A,B))
                        got=tuple(None if z in(None,'') else Decimal(str(z)) for z in(lo,hi))
                        if want!=got: e(f'value ends {got}, expected {want}')
                if any(ch.isdigit() for ch in v):
                    pass
            en=r.get('text_en','')
            if re.search(r'[\u4e00-\u9fff]',en+r.get('item_en','')): e('Chinese in English text')
            cue={'ge':('at least','more than','over','no lower than','exceed','above'),'le':('within','at most','no more than'),'approx':('about',)}.get(r.get('comparator'))
            if cue and not any(z in en.lower() for z in cue): e(f'hedge for {r["comparator"]} missing in English')
            mc={'确保':'ensure','坚决':'resolutely','力争':'strive','争取':'seek','争创':'vie','鼓励':'encourage','引导':'guide','支持':'support','探索':'explore'}.get(r.get('modal'))
            if mc and mc not in en.lower(): e(f'modal {r["modal"]} not translated as "{mc}"')
            rows.append({**r,'para':k})
    if T[pos:P[k][1]].strip(): E.append(f'{k} text left {T[pos:pos+30]}')
    return E,rows
if __name__=='__main__':
    import collections
    n=collections.Counter(); bad=0
    for k in sys.argv[1:] or P:
        E,R=lint(k); bad+=len(E)
        print(*E,sep='\n') if E else None
        n.update(r.get('kind') for r in R)
    print('OK' if not bad else f'{bad} problems',dict(n))
