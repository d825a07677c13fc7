"""para key -> (start, end) offsets into source.txt"""
T=open('/tmp/coding/source.txt',encoding='utf-8',newline='').read()
L=T.split('\n')
starts=[0]
for l in L: starts.append(starts[-1]+len(l)+1)
n={1:4,2:3,3:5,4:5,5:5,6:3,7:3,8:4}
P={'0.1':5,'0.2':7}
line=9
for c,k in n.items():
    P[f'{c}.0']=line; line+=2
    for j in range(1,k+1): P[f'{c}.{j}']=line; line+=2
P={k:(starts[v],starts[v]+len(L[v])) for k,v in P.items()}
BODY=(starts[5],starts[87]+len(L[87]))
def text(k): a,b=P[k]; return T[a:b]
if __name__=='__main__':
    import sys
    for k in sys.argv[1:] or P: print(f'[{k}]',text(k),'\n')
