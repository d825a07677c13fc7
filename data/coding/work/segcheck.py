import os
import sys

from paras import *

bad=0
for k in sys.argv[1:]:
    f=f'/tmp/coding/seg/{k}.txt'
    if not os.path.exists(f): print(k,'MISSING'); bad=1; continue
    pos=P[k][0] 
    for i,line in enumerate(open(f,encoding='utf-8'),1):
        line=line.rstrip('\n')
        if not line: continue
        if '\t' not in line: print(k,i,'no tab:',line); bad=1; continue
        role,txt=line.split('\t',1)
        if role not in('record','heading','context','means'): print(k,i,'role',role); bad=1
        while T[pos].isspace(): pos+=1
        if T[pos:pos+len(txt)]!=txt: print(k,i,'MISMATCH here, source has:',T[pos:pos+len(txt)+8],'| you wrote:',txt); bad=1; break
        pos+=len(txt)
    else:
        if T[pos:P[k][1]].strip(): print(k,'text left:',T[pos:P[k][1]][:40]); bad=1
print('FAILED' if bad else 'OK')
